### Dockerfile, problems: Dockerfile의 문제

dockerfile-problem = { $line }행 { $column }열: { $what }
dockerfile-escape-invalid = { $value }{ JOSA($value, "은/는") } 이스케이프 문자가 될 수 없습니다. # escape=` 또는 # escape=\로 쓰세요.
dockerfile-directive-twice = 지시자 { $name }{ JOSA($name, "이/가") } 두 번째로 나왔습니다. 둘 중 하나를 지우세요.
dockerfile-no-instructions = 파일에 명령이 없습니다. FROM alpine처럼 FROM과 이미지로 시작하세요.
dockerfile-no-stage = 뒤에 FROM이 없어 빌드할 것이 없습니다. ARG 아래에 FROM과 이미지를 쓰세요.
dockerfile-line-too-long = 이 행은 BuildKit이 읽는 한도인 65,535바이트를 넘습니다. 행 끝에 이스케이프 문자를 넣어 나누세요.
dockerfile-heredoc-open = 히어독이 닫히지 않았습니다. 아래에 { $name }만 있는 행을 쓰세요.
dockerfile-pair-incomplete = { $keyword } { $name }에 값이 없습니다. { $keyword } { $name }=값으로 쓰세요.
dockerfile-no-equals = 첫 단어에는 등호가 있지만 { $word }에는 없습니다. 빈칸이 있는 값은 { $keyword } NAME="a value"처럼 따옴표로 묶으세요.
dockerfile-json-not-strings = JSON 배열에 문자열이 아닌 것이 있습니다. ["a", "1"]처럼 원소마다 큰따옴표로 묶으세요.
dockerfile-check-invalid = { $option }{ JOSA($option, "은/는") } check의 옵션이 아닙니다. # check= 뒤에 skip=규칙, experimental=규칙, error=true를 세미콜론으로 나누어 쓰세요.
dockerfile-unknown-instruction = { $name }{ JOSA($name, "이라는/라는") } 명령은 없습니다. 윗행에 이어지는 내용이면 윗행을 이스케이프 문자로 끝내세요.
dockerfile-unknown-instruction-meant = { $name }{ JOSA($name, "이라는/라는") } 명령은 없습니다. { $meant }{ JOSA($meant, "을/를") } 뜻했다면 그렇게 쓰세요.
dockerfile-before-from = { $keyword }{ JOSA($keyword, "이/가") } 첫 FROM보다 앞에 있습니다. 그 자리에는 ARG만 올 수 있으니 FROM 아래로 옮기세요.
dockerfile-from-words = FROM에는 이미지 하나, 또는 이미지와 AS와 이름이 옵니다. FROM image나 FROM image AS name으로 쓰고 주석은 다른 행에 쓰세요.
dockerfile-stage-name = { $name }{ JOSA($name, "은/는") } 스테이지 이름이 될 수 없습니다. 영문자로 시작하고 영문자, 숫자, 하이픈, 밑줄, 점으로 이으세요.
dockerfile-no-arguments = { $keyword }에는 인수가 하나 이상 있어야 합니다. 뒤에 쓰세요.
dockerfile-not-one-argument = { $keyword }에는 인수가 꼭 하나 있어야 합니다. { $keyword } 뒤에 쓰세요.
dockerfile-no-destination = { $keyword }에는 원본이 하나 이상, 그리고 대상이 있어야 합니다. { $keyword } 원본 대상으로 쓰세요.
dockerfile-blank-name = { $keyword }의 등호 앞에 이름이 없습니다. NAME=value로 쓰세요.
dockerfile-heredoc-destination = { $keyword }의 마지막 단어는 대상이며 히어독은 대상이 될 수 없습니다. 마지막 단어로 경로를 쓰세요.
dockerfile-onbuild-chain = ONBUILD는 다른 ONBUILD를 트리거로 둘 수 없습니다. 둘 중 하나만 남기세요.
dockerfile-onbuild-trigger = { $keyword }{ JOSA($keyword, "은/는") } ONBUILD의 트리거가 될 수 없습니다. 따로 명령으로 쓰세요.
dockerfile-healthcheck-type = HEALTHCHECK에는 { $given }{ JOSA($given, "이/가") } 아니라 CMD나 NONE이 옵니다. HEALTHCHECK CMD와 명령을 쓰세요.
dockerfile-healthcheck-none = HEALTHCHECK NONE 뒤에는 아무것도 올 수 없습니다. 나머지를 지우세요.
dockerfile-healthcheck-no-command = HEALTHCHECK CMD에 명령이 없습니다. CMD 뒤에 쓰세요.
dockerfile-volume-empty = VOLUME의 경로가 비어 있습니다. 경로를 쓰세요.
dockerfile-shell-not-json = SHELL에는 JSON 배열이 옵니다. SHELL ["/bin/sh", "-c"]처럼 쓰세요.
dockerfile-no-stage-of-number = { $number }번 스테이지는 없습니다. 이 파일의 스테이지는 0번부터 세어 { $stages }개입니다. 스테이지 이름을 쓰세요.
dockerfile-from-variable = { $value }{ JOSA($value, "은/는") } 확장하면 달라지며, --from에는 변수를 쓸 수 없습니다. 먼저 FROM { $value } AS name으로 스테이지를 만들고 --from=name으로 쓰세요.
dockerfile-port-invalid = { $port }{ JOSA($port, "은/는") } 포트가 아닙니다. EXPOSE 80/tcp처럼 65535까지의 번호나 범위를 쓰고, 필요하면 /tcp, /udp, /sctp를 붙이세요.
dockerfile-expansion = 단어를 확장할 수 없습니다: { $why }.
dockerfile-mount = 마운트를 읽을 수 없습니다: { $why }.

### Dockerfile, flags: Dockerfile의 플래그

dockerfile-unknown-flag = { $keyword }에는 --{ $flag } 플래그가 없습니다. 지우거나, 플래그가 아닌 단어라면 그 앞에 --를 쓰세요.
dockerfile-unknown-flag-meant = { $keyword }에는 --{ $flag } 플래그가 없습니다. --{ $meant }{ JOSA($meant, "을/를") } 뜻했다면 그렇게 쓰세요.
dockerfile-flag-twice = --{ $flag }{ JOSA($flag, "이/가") } 두 번째로 나왔습니다. 둘 중 하나만 남기세요.
dockerfile-flag-without-value = --{ $flag }에 값이 없습니다. --{ $flag }=값으로 쓰세요.
dockerfile-flag-not-boolean = --{ $flag }에는 { $value }{ JOSA($value, "이/가") } 아니라 true나 false가 옵니다. --{ $flag }=true나 --{ $flag }=false로 쓰세요.
dockerfile-duration-invalid = { $value }{ JOSA($value, "은/는") } 시간이 아닙니다. --{ $flag }=1m30s처럼 단위와 함께 쓰세요.
dockerfile-duration-too-short = { $value }{ JOSA($value, "은/는") } --{ $flag }의 최솟값인 1밀리초보다 짧습니다. --{ $flag }=5s처럼 더 긴 시간을 쓰세요.
dockerfile-retries-invalid = { $value }{ JOSA($value, "은/는") } 재시도 횟수가 아닙니다. --retries=3처럼 0 이상의 정수를 쓰세요.
dockerfile-device = { $value }{ JOSA($value, "은/는") } 장치 이름이 아닙니다. --device=vendor.com/device=name,required처럼 이름 하나를 쓰고, 없으면 빌드할 수 없을 때 required를 붙이세요.
dockerfile-network-unknown = { $value }{ JOSA($value, "이라는/라는") } 네트워크 모드는 없습니다. --network=default, --network=none, --network=host 중에서 쓰세요.
dockerfile-security-unknown = { $value }{ JOSA($value, "이라는/라는") } 보안 모드는 없습니다. --security=sandbox나 --security=insecure로 쓰세요.

### Dockerfile, mounts: Dockerfile의 마운트

dockerfile-mount-quotes = 필드 안에 따옴표가 있거나 따옴표가 닫히지 않았습니다
dockerfile-mount-key = { $value }{ JOSA($value, "이라는/라는") } 키는 없습니다
dockerfile-mount-key-meant = { $value }{ JOSA($value, "이라는/라는") } 키는 없으며 { $meant }{ JOSA($meant, "을/를") } 뜻했을 수 있습니다
dockerfile-mount-no-value = { $field }에는 { $field }=값처럼 값이 있어야 합니다
dockerfile-mount-type = { $value }{ JOSA($value, "이라는/라는") } 종류는 없으며 종류는 bind, cache, tmpfs, secret, ssh입니다
dockerfile-mount-type-meant = { $value }{ JOSA($value, "이라는/라는") } 종류는 없으며 { $meant }{ JOSA($meant, "을/를") } 뜻했을 수 있습니다
dockerfile-mount-sharing = { $value }{ JOSA($value, "이라는/라는") } 공유 방식은 없으며 shared, private, locked 중에서 씁니다
dockerfile-mount-sharing-meant = { $value }{ JOSA($value, "이라는/라는") } 공유 방식은 없으며 { $meant }{ JOSA($meant, "을/를") } 뜻했을 수 있습니다
dockerfile-mount-value = { $value }{ JOSA($value, "은/는") } { $key }의 값이 될 수 없습니다
dockerfile-mount-not-for-type = { $kind } 마운트에는 { $key }{ JOSA($key, "이/가") } 없습니다
dockerfile-mount-from-variable = from에는 변수를 쓸 수 없는데 { $value }에 변수가 있으니 FROM { $value } AS name으로 스테이지를 만들고 from=name으로 써야 합니다
dockerfile-mount-secret-unnamed = 시크릿에는 id, source, target 중 하나가 있어야 합니다
dockerfile-mount-secret-twice = 시크릿에는 id와 source 중 하나만 씁니다

### Dockerfile, variables: Dockerfile의 변수

dockerfile-open-quote = 따옴표 { $quote }{ JOSA($quote, "이/가") } 닫히지 않았습니다
dockerfile-open-brace = 변수 뒤에 닫는 중괄호가 없습니다
dockerfile-open-pattern = 패턴과 바꿀 글 사이에 빗금이 없습니다
dockerfile-bad-substitution = 달러 기호와 여는 중괄호 뒤에 이름이 없습니다
dockerfile-modifier = { $modifier }{ JOSA($modifier, "이라는/라는") } 수식자는 없으며 수식자는 - + ? # % /와 그 변형입니다
dockerfile-required-unset = { $name }{ JOSA($name, "은/는") } 꼭 정해야 하는데 정하지 않았습니다
dockerfile-required-empty = { $name }에는 값이 있어야 하는데 비어 있습니다
dockerfile-required-unset-message = { $name }{ JOSA($name, "은/는") } 꼭 정해야 하는데 정하지 않았습니다({ $message })
dockerfile-required-empty-message = { $name }에는 값이 있어야 하는데 비어 있습니다({ $message })
dockerfile-pattern = 패턴 { $pattern }에서 역슬래시가 * ? 와 역슬래시가 아닌 글자 앞에 있습니다
dockerfile-too-deep = 단어 안의 단어가 100겹을 넘습니다
dockerfile-too-long = 결과가 이 페이지의 한도인 1 MiB를 넘습니다

### build checks: 빌드 검사

check-stage-name-casing = 스테이지 { $name }에 대문자가 있지만 BuildKit은 { $lower }{ JOSA($lower, "으로/로") } 압니다. { $lower }{ JOSA($lower, "으로/로") } 쓰세요.
check-from-as-casing = { $from }{ JOSA($from, "와/과") } { $keyword }의 대소문자가 다릅니다. 둘 다 대문자나 둘 다 소문자로 쓰세요.
check-empty-continuation = 이어지는 명령 안에 빈 행이 있습니다. 앞으로 BuildKit이 이런 파일을 거부하므로 지우세요.
check-instruction-casing = { $name }{ JOSA($name, "은/는") } 이 파일의 다른 명령와 대소문자가 다릅니다. { $better }{ JOSA($better, "으로/로") } 쓰세요.
check-duplicate-stage-name = { $line }행에 이미 { $name } 스테이지가 있습니다. --from={ $name }{ JOSA($name, "은/는") } 둘 중 하나만 가리키므로 여기에는 다른 이름을 쓰세요.
check-reserved-stage-name = { $name }{ JOSA($name, "은/는") } BuildKit이 쓰는 이름입니다. 스테이지에 다른 이름을 쓰세요.
check-json-args = 셸 형식의 { $keyword }{ JOSA($keyword, "은/는") } 셸 아래에서 실행되고 셸은 시그널을 넘기지 않으므로, 프로세스가 SIGTERM을 받지 못합니다. { $keyword } ["program", "argument"]처럼 JSON 배열로 쓰세요.
check-maintainer = MAINTAINER는 더는 권장하지 않는 명령입니다. LABEL org.opencontainers.image.authors="{ $author }"로 쓰세요.
check-undefined-arg = FROM에 { $name }{ JOSA($name, "이/가") } 있지만 첫 FROM 앞에 이를 선언한 ARG가 없습니다. 위에 ARG { $name }{ JOSA($name, "을/를") } 쓰세요.
check-undefined-arg-meant = FROM에 { $name }{ JOSA($name, "이/가") } 있지만 첫 FROM 앞에 이를 선언한 ARG가 없습니다. { $meant }{ JOSA($meant, "을/를") } 뜻했다면 그렇게 쓰고, 아니면 위에 ARG { $name }{ JOSA($name, "을/를") } 쓰세요.
check-undefined-var = { $name }{ JOSA($name, "은/는") } 여기에서 정의되지 않아 그 자리에 아무것도 들어가지 않습니다. 위에서 ARG나 ENV로 선언하세요.
check-undefined-var-meant = { $name }{ JOSA($name, "은/는") } 여기에서 정의되지 않아 그 자리에 아무것도 들어가지 않습니다. { $meant }{ JOSA($meant, "을/를") } 뜻했다면 그렇게 쓰세요.
check-workdir-relative = { $path }{ JOSA($path, "은/는") } 상대 경로라서 실제 위치가 기반(베이스) 이미지의 WORKDIR에 달려 있습니다. 절대 경로를 쓰세요.
check-invalid-default-arg = ARG의 기본값으로는 { $image }{ JOSA($image, "이/가") } 이미지 이름이 되지 않습니다. 이미지 이름이 되도록 ARG에 기본값을 주세요.
check-platform-const = 플랫폼이 { $platform }{ JOSA($platform, "으로/로") } 고정되어 이 스테이지를 다른 플랫폼용으로 빌드할 수 없습니다. --platform을 지우거나, 빌드만 하는 스테이지라면 $BUILDPLATFORM을 쓰세요.
check-redundant-platform = { $variable }{ JOSA($variable, "은/는") } FROM이 원래 쓰는 플랫폼입니다. --platform을 지우세요.
check-legacy-pair = { $keyword } { $name }{ JOSA($name, "은/는") } 이름과 값을 빈칸으로 나눈 옛 형식입니다. { $keyword } { $name }=값으로 쓰세요.
check-secret = { $keyword } { $name }{ JOSA($name, "은/는") } 비밀로 보이며, 그 값이 이미지나 이미지의 이력에 읽을 수 있게 남습니다. RUN --mount=type=secret을 쓰세요.
check-description = { $keyword } 위의 주석이 { $name }{ JOSA($name, "으로/로") } 시작하지 않습니다. # { $name } 뒤에 설명을 쓰거나, 사이에 빈 주석을 두세요.
check-description-several = { $keyword } 위의 주석이 그 이름 중 어느 것으로도 시작하지 않습니다. 설명하는 이름으로 시작하거나, 사이에 빈 주석을 두세요.
check-expose-casing = { $port }의 프로토콜에 대문자가 있습니다. { $lower }{ JOSA($lower, "으로/로") } 쓰세요.
check-expose-format = { $port }{ JOSA($port, "은/는") } 호스트 포트나 주소를 매핑하지만 EXPOSE로는 할 수 없습니다. { $inside }{ JOSA($inside, "을/를") } 쓰고, 매핑은 컨테이너를 시작할 때 하세요.
check-multiple = 같은 스테이지의 { $line }행에 { $keyword }{ JOSA($keyword, "이/가") } 또 있고 마지막 것만 효력이 있습니다. 이것을 지우세요.
check-copy-ignored = { $keyword }{ JOSA($keyword, "은/는") } { $path }{ JOSA($path, "을/를") } 복사하려 하지만 .dockerignore가 빌드 컨텍스트에서 뺍니다. .dockerignore나 경로를 고치세요.

### build cache, verdicts: 빌드 캐시의 판정

verdict-hit = 적중(HIT)
verdict-miss = 미스(MISS)
verdict-rerun = 다시 실행
verdict-skipped = 건너뜀
verdict-error = 오류
verdict-not-reached = 도달 못 함
verdict-settings = 설정만
verdict-base = 기반
verdict-stage = 스테이지
verdict-scratch = 빈 기반
verdict-global = 전역 ARG
cache-hit = 적중(HIT): { $line }행이 쓰는 것 가운데 바뀐 것이 없습니다.
cache-hit-because = 적중(HIT): { $why }
cache-miss = 미스(MISS): { $why } { $line }행의 키가 바뀌었습니다.
cache-miss-never-built = 미스(MISS): { $line }행은 빌드한 적이 없습니다.
cache-miss-new-line = 미스(MISS): { $line }행은 새로 생겼고 그 키가 캐시에 없습니다.
cache-miss-forced = 미스(MISS): { $line }행에는 캐시를 쓰지 말라고 했습니다.
cache-miss-removed = 미스(MISS): { $line }행의 키는 그대로이지만 캐시에서 지워졌습니다.
cache-miss-no-result = 미스(MISS): { $line }행의 키는 캐시에 있지만 결과는 내보내지 않았고, 실행해야 하는 단계에 그 결과가 필요합니다.
cache-miss-built-on = 미스(MISS): { $line }행의 바탕이 이제 { $new }행입니다. 지난 빌드에서는 그때의 { $old }행이었습니다.
cache-miss-built-on-other = 미스(MISS): { $line }행의 바탕이 지난 빌드와 다른 단계입니다.
cache-rerun = { $cause }행 때문에 다시 실행: { $line }행의 바탕이 되는 결과가 바뀌었습니다.
cache-also = 이 행에도 까닭이 있습니다: { $why } 키가 다릅니다.
cache-nearest = 캐시에서 가장 가까운 키와 견주면 { $why } 키가 다릅니다.
cache-base = { $line }행의 이미지는 레이어가 전과 같습니다.
cache-base-changed = { $line }행의 이미지가 달라져 그 위에 쌓는 단계의 키가 모두 바뀌었습니다.
cache-skipped = 건너뜀: 요청한 스테이지에는 "{ $stage }"{ JOSA($stage, "이/가") } 필요하지 않습니다.
cache-settings = { $line }행은 설정만 바꿉니다. 단계가 아니며, 그 설정을 읽는 단계만 영향을 받습니다.
cache-stage = { $line }행은 앞 스테이지가 끝난 곳에서 이어집니다.
cache-scratch = { $line }행은 파일 없이 시작합니다.
cache-global = { $line }행의 값은 FROM만 봅니다. 스테이지에서 다시 선언하면 그 스테이지도 봅니다.
cache-error = 빌드가 { $line }행에서 실패했습니다.
cache-not-reached = 빌드가 { $line }행에 이르기 전에 실패했습니다.

### build cache, reasons: 빌드 캐시의 까닭

why-elsewhere = 키가 달라
why-variables = 보이는 변수가 달라져
why-base-layers = 기반 이미지의 레이어가 달라져
why-base-image = 기반 이미지가 달라지고 이 빌더는 이미지의 설정까지 따지므로
why-variable = 변수 { $name }의 값이 "{ $old }"에서 "{ $new }"{ JOSA($new, "으로/로") } 바뀌어
why-variable-new = 없던 변수 { $name }{ JOSA($name, "이/가") } "{ $new }"{ JOSA($new, "으로/로") } 정해져
why-variable-gone = 변수 { $name }{ JOSA($name, "이/가") } 없어져
why-variable-order = 같은 변수의 순서가 바뀌어
why-file-content = { $path }의 내용이 달라져
why-file-mode = { $path }의 권한이 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌어
why-file-owner = { $path }의 소유자가 달라져
why-file-attributes = { $path }의 확장 속성이 달라져
why-file-added = "{ $source }"에 { $path }{ JOSA($path, "이/가") } 새로 생겨
why-file-removed = "{ $source }"에서 { $path }{ JOSA($path, "이/가") } 없어져
why-file-target = 링크 { $path }{ JOSA($path, "이/가") } 다른 곳을 가리켜
why-file-kind = { $path }의 종류가 달라져
why-written = "{ $source }"에 든 파일이 달라져
why-moved = { $old } 대신 { $new }{ JOSA($new, "이/가") } 쓰이고 이름도 키에 들어가므로
why-part = { $part }{ JOSA($part, "이/가") } { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌어
why-part-new = 없던 { $part }{ JOSA($part, "이/가") } { $new }{ JOSA($new, "으로/로") } 정해져
why-part-there = { $part }{ JOSA($part, "이/가") } 새로 생겨
why-part-gone = { $part }{ JOSA($part, "이/가") } 없어져
why-part-other = { $part }{ JOSA($part, "이/가") } 달라져
part-shell = 셸
part-cwd = 작업 디렉터리
part-user = 사용자
part-mount = { $target }의 마운트
part-network = 네트워크 방식
part-security = 보안 방식
part-device = 장치
part-host = 추가한 호스트 { $host }
part-limit = 옵션 { $limit }
part-platform = 플랫폼
part-source-name = 원본의 이름
part-dest = 대상 경로
part-chown = --chown 값
part-chmod = --chmod 값
part-exclude = --exclude 목록
part-parents = --parents 플래그
part-unpack = 아카이브 풀기
part-directory = 디렉터리
part-owner = 디렉터리의 소유자
part-epoch = SOURCE_DATE_EPOCH 값
part-build-args = 빌드 인자 목록

### build cache, why a change did not count: 바뀌어도 영향이 없는 까닭

hit-time = { $path }{ JOSA($path, "은/는") } 수정 시각만 바뀌었고, 수정 시각은 키에 들어가지 않습니다.
hit-ignored = { $path }{ JOSA($path, "이/가") } 바뀌었지만 무시 파일의 { $line }행({ $pattern })이 빌드 컨텍스트에서 뺍니다.
hit-owner = { $path }{ JOSA($path, "은/는") } 소유자만 바뀌었고, 클라이언트는 소유자를 보내지 않습니다.
hit-attributes = { $path }{ JOSA($path, "은/는") } 확장 속성만 바뀌었고, 확장 속성은 키에 들어가지 않습니다.
hit-stale = { $path }의 내용이 달라졌지만 크기와 수정 시각이 같아 BuildKit이 다시 받지 않았습니다. 결과는 옛것입니다.
hit-directory-mode = 디렉터리 { $path }의 권한만 바뀌었고, BuildKit은 이미 받은 디렉터리의 권한이 바뀐 것을 알아채지 못합니다.
hit-behind-link = 링크 { $path }{ JOSA($path, "이/가") } 가리키는 것이 바뀌었지만, 디렉터리 안의 링크는 적힌 경로만 따집니다.
hit-elsewhere = { $path }{ JOSA($path, "이/가") } 바뀌었지만 이 행이 가져가는 파일이 아닙니다.
hit-spelling = 이 행은 다르게 적혔을 뿐 뜻이 같습니다.
hit-same-files = { $from }행에서 끝나는 스테이지를 다시 실행했지만 가져오는 파일이 같습니다.
hit-variable = { $from }행이 달라졌지만 이 단계는 그 설정을 읽지 않습니다.
hit-build-arg = 빌드 인자 { $name }의 값이 바뀌었지만 이 단계에는 보이지 않습니다.
hit-same-layers = { $from }행의 이미지가 달라졌지만 레이어는 같습니다.
hit-earlier = 앞선 빌드에서 같은 단계를 만들었고 캐시에 그대로 남아 있습니다.

### build cache, failures: 빌드 실패

build-missing = { $source }{ JOSA($source, "이/가") } 빌드 컨텍스트에 없어 { $line }행에서 가져올 것이 없습니다. 파일을 만들거나, 경로나 .dockerignore를 고치세요.
build-command = { $line }행의 명령이 실패했습니다. 그 앞까지 빌드한 것은 캐시에 남고, 실패한 단계는 남지 않습니다.
build-needs-buildkit = { $line }행에는 BuildKit이 필요합니다. 이전 빌더는 이것을 모릅니다.
build-syntax = Dockerfile에 잘못된 곳이 있어 아무것도 빌드하지 않습니다. 먼저 고치세요.
build-no-stage = 스테이지를 시작하는 FROM이 없어 빌드할 것이 없습니다.
build-unknown-stage = { $name }{ JOSA($name, "이라는/라는") } 스테이지는 없습니다. 이 Dockerfile의 스테이지 이름을 쓰세요.
build-empty-base = { $line }행의 FROM은 변수를 값으로 바꾸면 이미지 이름이 남지 않습니다. ARG에 값을 주세요.
build-circle = { $line }행은 자기보다 뒤에 있는 스테이지에서 파일을 가져옵니다. 그 스테이지를 위로 옮기세요.
build-ignore-exception = 무시 파일의 { $line }행에는 { $pattern } 뒤에 아무것도 없습니다. 뒤에 패턴을 쓰거나 행을 지우세요.
build-ignore-syntax = 무시 파일의 { $line }행 { $pattern }{ JOSA($pattern, "은/는") } 패턴이 아닙니다. 대괄호가 닫히지 않았거나 역슬래시로 끝납니다. 대괄호를 닫거나 역슬래시를 지우세요.

### build cache, what happens: 빌드에서 일어나는 일

cache-event-dockerfile = Dockerfile이 바뀌었습니다.
cache-event-file = { $path }{ JOSA($path, "이/가") } 바뀌었습니다.
cache-event-input = 다음 빌드에 주는 것이 바뀌었습니다.
cache-event-sent = Dockerfile을 제외하고 컨텍스트의 파일 { $sent }개를 살피고 { $ignored }개는 뺍니다.
cache-event-gathered = { $line }행의 키는 { $parts }개 부분과 바탕의 키로 만듭니다.
cache-event-found = { $line }행의 키 { $key }{ JOSA($key, "이/가") } 캐시에 있습니다. 결과를 다시 씁니다.
cache-event-not-found = { $line }행의 키 { $key }{ JOSA($key, "이/가") } 캐시에 없습니다.
cache-event-not-looked-up = { $line }행은 어차피 실행해야 하므로 키를 찾지 않습니다.
cache-event-ran = { $line }행을 실행합니다. 이 모형에서는 { $time }초입니다.
cache-event-stored = { $line }행의 결과를 키 { $key }{ JOSA($key, "으로/로") } 저장합니다.
cache-event-failed = { $line }행이 실패했습니다. 이 단계는 저장하지 않습니다.
cache-event-finished = 빌드가 끝났습니다.
cache-event-ended = 빌드가 실패했습니다. 저장한 것은 남습니다.
cache-event-pruned = 캐시가 비었습니다. 다음 빌드는 모든 단계를 새로 만듭니다.
cache-event-collected = 최근 빌드에서 쓰지 않은 키 { $keys }개를 지웠습니다.
cache-no-line = Dockerfile에 { $line }행이 없습니다.
cache-no-file = 컨텍스트의 { $path }에는 아무것도 없습니다.
cache-exists = { $path }{ JOSA($path, "이/가") } 이미 있습니다. 다른 이름을 고르세요.

### build cache, scripts to begin with: 먼저 해 볼 것

cache-five-sleeps-title = 명령 다섯 개, 가운데만 바꾸기
cache-five-sleeps-lesson = 바뀐 행과 그 아래 모든 행이 다시 실행됩니다. 그 위는 다시 씁니다.
cache-copy-all-first-title = npm install보다 먼저 모두 복사
cache-copy-all-first-lesson = COPY . .가 npm install 위에 있으면 어느 파일을 고쳐도 패키지를 모두 다시 설치합니다.
cache-copy-dependencies-first-title = package.json을 먼저 복사
cache-copy-dependencies-first-lesson = package.json만 먼저 복사하면 package.json이 바뀔 때만 npm install을 다시 실행합니다.
cache-requirements-title = requirements.txt
cache-requirements-lesson = 캐시는 앞선 키의 결과를 모두 남겨 두므로 requirements.txt를 예전 내용으로 되돌리면 적중(HIT)입니다.
cache-npm-ci-title = npm install을 npm ci로
cache-npm-ci-lesson = RUN의 글자가 키에 들어가므로 같은 패키지를 설치하더라도 명령이 다르면 미스(MISS)입니다.
cache-chmod-touch-title = touch와 chmod
cache-chmod-touch-lesson = 복사하는 파일의 수정 시각은 키에 들어가지 않고 권한은 들어갑니다.
cache-run-date-title = RUN date > /timestamp.txt
cache-run-date-lesson = 출력이 달라지는지 보려고 명령을 실행하지는 않습니다. 바탕과 글자가 같으면 날짜가 아무리 오래되어도 적중(HIT)입니다.
cache-apt-update-title = apt-get update 따로, 함께
cache-apt-update-lesson = 패키지 목록이 새로 나와도 따로 둔 apt-get update는 다시 실행되지 않으므로 그 아래 설치는 옛 목록을 씁니다.
cache-comment-title = Dockerfile의 주석
cache-comment-lesson = COPY . .는 Dockerfile도 복사하므로 .dockerignore로 빼기 전에는 주석만 고쳐도 미스(MISS)입니다.
cache-arg-early-late-title = 이른 ARG, 늦은 ARG
cache-arg-early-late-lesson = ARG 아래의 모든 RUN은 쓰든 안 쓰든 그 값을 키에 넣으므로 ARG는 값을 읽는 행 바로 위에 둡니다.
cache-label-middle-title = 중간에 있는 LABEL
cache-label-middle-lesson = LABEL이 바뀌면 이전 빌더는 그 아래를 모두 다시 실행하고 BuildKit은 아무것도 다시 실행하지 않습니다.
cache-multi-stage-title = 빌드, 테스트, 서비스
cache-multi-stage-lesson = BuildKit은 결과에 필요 없는 스테이지를 건너뛰고, 이전 빌더는 마지막 스테이지 위의 것을 모두 빌드합니다.
cache-parallel-title = 나란한 두 스테이지
cache-parallel-lesson = BuildKit은 서로 필요 없는 스테이지를 동시에 실행하며, 한쪽을 고쳐도 다른 쪽은 그대로입니다.
cache-same-output-title = 다시 실행해도 같은 출력
cache-same-output-lesson = COPY --from은 파일을 보므로, 다시 실행한 스테이지가 같은 파일을 쓰면 연쇄는 거기서 멈춥니다.
cache-cache-mount-title = 캐시 마운트
cache-cache-mount-lesson = 캐시 마운트의 내용은 키에 들어가지 않고 다시 실행해도 남으므로 npm install은 새것만 내려받습니다.
cache-secret-title = 시크릿
cache-secret-lesson = 시크릿의 값은 키에 들어가지 않습니다. 토큰이 새것이어도 적중(HIT)입니다.
cache-copy-link-title = 새 베이스 이미지와 COPY --link
cache-copy-link-lesson = --link로 복사한 레이어는 바탕을 가리지 않으므로 베이스 이미지가 바뀌어도 적중(HIT)입니다.
cache-cache-min-title = 외부 캐시, mode=min
cache-cache-min-lesson = mode=min은 마지막 스테이지의 레이어만 내보내므로, 깨끗한 컴퓨터에서는 한 곳만 고쳐도 빌드 스테이지 전체를 실행합니다.
cache-cache-max-title = 외부 캐시, mode=max
cache-cache-max-lesson = mode=max는 모든 스테이지의 레이어를 내보내므로, 깨끗한 컴퓨터에서도 고친 것이 닿는 곳만 실행합니다.
cache-layer-explosion-title = 나중 레이어에서 지우기
cache-layer-explosion-lesson = 나중 RUN이 지운 것은 아래 레이어에 남습니다. 같은 RUN에서 지워야 이미지에 들어가지 않습니다.

### build cache, scripts: 스크립트

cache-script-step = 스크립트의 { $line }행은 할 일이 아닙니다. "build", "touch 파일", "chmod 755 파일"처럼 쓰세요.
cache-script-entry = 스크립트의 { $line }행은 컨텍스트의 파일이 아닙니다. 권한, 경로, 따옴표로 묶은 내용을 차례로 쓰세요.
cache-script-section = 스크립트의 { $line }행은 어느 부분에도 들어 있지 않습니다. 부분은 Dockerfile, context, steps입니다.
cache-script-ends = { $line }행에서 시작하는 Dockerfile의 행이 적힌 것보다 적습니다. 스크립트 전체를 다시 복사하세요.

### build cache, keys and context: 키와 컨텍스트

key-built-on = 바탕
key-variable = 변수 { $name }
key-file = { $path }
key-time = 수정 시각
key-text = 명령
key-variables = 변수
key-base-layers = 베이스 이미지의 레이어
key-base-image = 베이스 이미지
key-content = { $source }의 내용
context-ignored = 무시 파일의 { $line }행이 뺌: { $pattern }
context-assumed = 권한은 가정
context-time = 시각
context-content = 내용
context-mode = 권한
context-owner = 소유자
context-attributes = 속성
context-added = 새것
context-removed = 없어짐
context-target = 가리키는 곳
context-kind = 종류

### build cache, advice: 고칠 곳

cache-advice-copy-first = { $line }행보다 먼저 { $files }{ JOSA($files, "을/를") } 복사하고 설치한 다음 나머지를 복사하세요.
cache-advice-merge-update = { $line }행과 { $install }행을 합치세요. 따로 둔 update는 적중(HIT)이 되어 그 아래 설치가 옛 패키지 목록을 씁니다.
cache-advice-link = { $copies ->
   *[other] { $line }행부터 COPY { $copies }개에 --link를 붙이세요. 그 레이어는 베이스 이미지를 가리지 않습니다.
}
cache-advice-chmod = { $line }행에서 --chmod로 복사하고 { $run }행을 빼세요. { $run }행은 파일을 한 번 더 저장합니다.
cache-advice-cache-mount = { $line }행의 { $dir }에 캐시 마운트를 두세요. 패키지 관리자가 내려받은 것을 두는 곳입니다.
cache-advice-ignore = .dockerignore로 { $names }{ JOSA($names, "을/를") } 빼세요. { $line }행은 컨텍스트 전체를 복사합니다.
cache-advice-unused-arg = { $line }행의 ARG { $name }{ JOSA($name, "을/를") } 빼세요. 아래에서 쓰는 행이 없는데도 그 값이 모든 RUN의 키에 들어갑니다.
cache-advice-effect = { $probe } 다음 빌드는 지금은 { $now }단계를, 이렇게 고치면 { $then }단계를 실행합니다. 이 모형에서 { $before }초가 { $after }초로 바뀝니다.
cache-advice-effect-fresh = 이렇게 고치면 설치할 패키지가 바뀔 때마다 update도 실행합니다.
cache-advice-effect-mount = { $line }행을 다시 실행할 때 새것만 내려받습니다. 마운트는 레이어에도 키에도 들어가지 않습니다.
cache-advice-probe-edit = { $path }{ JOSA($path, "이/가") } 바뀌면
cache-advice-probe-arg = 빌드 인자 { $name }{ JOSA($name, "이/가") } 바뀌면
cache-advice-probe-base = { $image } 이미지가 새것으로 바뀌면
cache-advice-probe-comment = Dockerfile의 주석이 바뀌면
cache-advice-probe-package = 설치할 패키지가 하나 늘면

### build cache, golf: 골프

golf-goal = "{ $change }" 다음에 다시 실행하는 행이 가장 적도록 Dockerfile을 고치세요. 명령은 모두 실행하고 파일은 모두 가져가야 합니다.
golf-runs = { $lines }개 행을 다시 실행합니다.
golf-fails = Dockerfile이 빌드되지 않습니다.
golf-command = "{ $command }" 명령을 더는 실행하지 않습니다.
golf-file = { $path }{ JOSA($path, "을/를") } 더는 복사하지 않습니다.

### build cache, the screen: 화면

cache-dockerfile = Dockerfile
cache-builders = 빌더
cache-buildkit = BuildKit
cache-classic = 클래식
cache-both = 나란히
cache-build = 빌드
cache-build-key = 빌드 (Ctrl 또는 ⌘ + Enter)
cache-builds = 빌드 목록
cache-build-number = 빌드 { $build }
cache-build-was = 빌드 { $build }, { $builder }: 적중 { $hits }개, 실행 { $runs }개, 이 모형에서 { $time }
cache-line = { $line }행
cache-move = { $line }행 옮기기: 끌거나 화살표 키를 누르세요
cache-verdict-of = { $line }행: { $word }. 키 보기
cache-right = 맞음
cache-wrong = 틀림
cache-guess = { $line }행: 내 답
cache-guess-runs = 실행
cache-guess-answer = 답 확인하기
cache-guess-left = { $lines ->
    [0] 모든 행에 답했습니다.
   *[other] 아직 답하지 않은 행이 { $lines }개 있습니다.
}
cache-guess-so-far = 지금까지:
cache-question = Dockerfile의 행마다 답하세요. 다시 쓰일까요(적중), 실행될까요?
cache-begin = 빌드를 누르면 행마다 무슨 일이 일어나는지 프레임별로 설명합니다. 행이나 파일을 고치고 다시 빌드해 보세요.
cache-restart = 다시 시작
cache-place-build = 빌드 #{ $build } · { $step }단계 · 프레임 { $frame }/{ $frames }
cache-ready = 준비된 예제
cache-own = 내 Dockerfile
cache-own-lesson = Dockerfile을 입력하거나 끌어다 놓고 빌드한 뒤, 행이나 파일을 고치고 다시 빌드하세요.
cache-golf = 골프: 다시 실행하는 행을 가장 적게
cache-golf-best = 최고 기록: { $lines }개 행.
cache-golf-stop = 그만하기
cache-not-kept = 브라우저가 여기 있는 것을 새로고침 뒤까지 보관하지 못합니다. 저장 공간이 가득 찼거나 막혀 있거나, 내용이 너무 큽니다. 파일로 저장하세요.
cache-open-why = 저장한 스크립트나 Dockerfile 열기
cache-save-why = Dockerfile과 파일 목록과 모든 단계를 텍스트 파일로 저장
cache-consequences = { $count ->
    [one] { $lines }행은 그 결과에서 이어지므로 다시 실행합니다.
   *[other] { $lines }행은 모두 그 결과에서 이어지므로 다시 실행합니다.
}
cache-reconstructed = { $image }의 이력에서 되살렸습니다. 무엇을 복사했는지는 알 수 없고, 복사했다는 것만 압니다.
cache-reconstructed-masked = 비밀 값은 가렸습니다. 이 글은 링크와 파일에 들어갑니다.
cache-from-image = { $image }의 이력에서
cache-title = 빌드 캐시
cache-stage-last = 마지막
cache-stage-not-needed = 필요 없음
cache-stage-takes = COPY --from={ $from } · { $bytes }
cache-stages = 스테이지
cache-timeline = 시간선
cache-picture = 그림
cache-flow = 데이터는 왼쪽에서 오른쪽으로
cache-times = { $before } → { $after }
cache-model = 모형
cache-model-why = 시간과 크기는 모형이며 실제와 다릅니다.
cache-no-build = 아직 빌드하지 않았습니다. 빌드하면 행마다 어떻게 되었는지 여기에 보여 줍니다.
cache-asked = 먼저 행에 표시하세요. 빌드 결과는 그다음에 보여 줍니다.
cache-all-steps = 모든 단계
cache-timeline-none = 모든 단계를 캐시에서 찾아 걸린 시간이 없습니다.
cache-graph-said = { $builder }, 빌드 #{ $build }: 스테이지 { $stages }개, 찾은 단계 { $hits }개, 실행한 단계 { $runs }개
cache-timeline-said = { $builder }, 빌드 #{ $build } 시간선: 스테이지 { $stages }개에서 { $runs }단계를 실행했고 { $hits }단계를 찾았습니다
cache-stage-said = 스테이지 { $stage }, { $time }
cache-stage-said-skipped = 스테이지 { $stage }, 필요 없음
cache-step-said = { $line }행: { $text }, { $verdict }
cache-step-ran = { $line }행: { $text }, { $verdict }, { $time }
cache-steps-said = { $line }행부터 { $steps }단계: { $verdict }
cache-edge-goes-on = { $to }{ JOSA($to, "은/는") } { $from }{ JOSA($from, "이/가") } 끝난 곳에서 이어집니다.
cache-edge-takes = { $to }{ JOSA($to, "이/가") } { $from }에서 파일을 가져옵니다: { $text }
cache-edge-copies = { $to }{ JOSA($to, "이/가") } { $from }에서 { $bytes }{ JOSA($bytes, "을/를") } 복사합니다.
cache-panels = 자세히
cache-panel-why = 까닭
cache-panel-output = 출력
cache-panel-image = 이미지
cache-panel-registry = 레지스트리
cache-panel-compare = 비교
cache-panel-advice = 고칠 곳
cache-why-none = 화면의 빌드에는 그런 행이 없습니다.
cache-why-title = { $mark ->
    [hit] { $line }행: { $text }{ JOSA($text, "이/가") } 적중(HIT)인 까닭
    [miss] { $line }행: { $text }{ JOSA($text, "이/가") } 미스(MISS)인 까닭
    [rerun] { $line }행: { $text }{ JOSA($text, "을/를") } 다시 실행한 까닭
    [skipped] { $line }행: { $text }{ JOSA($text, "을/를") } 건너뛴 까닭
    [error] { $line }행: { $text }{ JOSA($text, "이/가") } 실패한 까닭
   *[other] { $line }행: { $text }
}
cache-why-more = … 그 밖에 { $count }개가 더 있습니다.
cache-why-cause = { $line }행의 까닭
cache-why-part = 키 구성 요소
cache-why-not-part = 키에 들어가지 않음
cache-why-differs = 다름
cache-why-more-files = … 파일이 { $count }개 더 있습니다.
cache-leaves = 남기는 것
cache-bytes = 크기
cache-layer = 레이어
cache-layer-base = 베이스 이미지
cache-layer-perhaps = 파일을 바꾸면 레이어
cache-layer-metadata = 메타데이터뿐
cache-layer-nothing = 없음
cache-layer-sum = 베이스 이미지 위에 레이어 { $layers }개, { $own }. 메타데이터뿐인 행은 { $metadata }개입니다. 이 모형에서 베이스 이미지까지 모두 { $all }입니다.
cache-push = 빌드 #{ $number } push: { $bytes } 보냄. 레이어 { $layers }개 중 { $there }개는 이미 있습니다.
cache-pull = 다른 하나가 있는 컴퓨터에서 빌드 #{ $number } pull: { $bytes } 받음. 레이어 { $layers }개 중 { $there }개는 이미 있습니다.
cache-push-line = { $line }행 · { $bytes }
cache-push-none = 빌드가 실패해 push할 이미지가 없습니다.
cache-push-one = 다시 빌드하면 두 번째 push에서 레지스트리에 이미 있는 레이어를 보여 줍니다.
cache-disk-sum = 한 디스크에 둘 다 두면 { $bytes }입니다. 둘이 함께 쓰는 레이어는 한 번만 저장합니다.
cache-disk-size = SIZE
cache-disk-shared = SHARED SIZE
cache-disk-unique = UNIQUE SIZE
cache-external = 캐시 없는 컴퓨터
cache-external-why = 앞의 빌드가 캐시를 내보내고, 캐시 없는 컴퓨터가 그것으로 이번 빌드의 Dockerfile을 빌드합니다.
cache-external-cache = 내보낸 캐시
cache-external-nothing = 없음
cache-external-min = mode=min: 마지막 스테이지의 레이어
cache-external-max = mode=max: 모든 스테이지의 레이어
cache-external-none = BuildKit으로 두 번 빌드에 성공하면, 내보낸 캐시가 캐시 없는 컴퓨터에서 무엇을 줄이는지 보여 줍니다.
cache-found = 찾은 단계
cache-runs = 실행한 단계
cache-time = 시간 (모형)
cache-image-bytes = 이미지
cache-push-bytes = push할 양
cache-compare-first = 비교할 빌드
cache-compare-second = 상대 빌드
cache-compare-one = 빌드가 하나뿐입니다. 다시 빌드하면 둘을 비교합니다.
cache-compare-none = 두 빌드를 모두 만든 빌더가 없습니다.
cache-compare-same = 두 빌드에 다 있는 행은 모두 결과가 같습니다.
cache-compare-lines = 결과가 달라진 행
cache-advice-wait = 고칠 곳은 먼저 빌드해 보고 알려 줍니다.
cache-advice-none = 고칠 곳이 없습니다. 여기서 아는 다른 방법으로는 단계가 줄지 않습니다.
cache-advice-stale = 이 빌드 뒤에 Dockerfile이 바뀌었습니다. 다시 빌드하면 새 텍스트에서 고칠 곳을 알려 줍니다.
cache-advice-apply = 적용
cache-advice-added = 추가:
cache-advice-removed = 삭제:
cache-export = 더 보기
cache-export-verdicts-text = 판정 복사
cache-export-dockerfile = Dockerfile 복사
cache-export-frame = 장면을 SVG로 저장
cache-export-verdicts = 판정을 SVG로 저장
cache-export-graph = 스테이지를 SVG로 저장
cache-export-times = 시간선을 SVG로 저장
cache-export-print = 인쇄
cache-export-title = 빌드 #{ $number }, { $builder }
cache-stage-said-untold = 스테이지 { $stage }
cache-untold = 아직 말하지 않음
cache-build-of = 빌드 #{ $number }
cache-line-head = 행
cache-disk = docker system df -v
cache-context = 빌드 컨텍스트
cache-context-files = 파일 { $files }개
cache-context-files-ignored = 파일 { $files }개, { $ignored }개 무시
cache-context-empty = 컨텍스트에 파일이 없습니다. 하나 추가하거나 폴더를 여기에 놓으세요.
cache-context-cut = 열린 디렉터리의 항목 { $count }개는 목록에 없습니다. 빌드에는 모두 쓰입니다.
cache-context-more = 빌드 컨텍스트에 추가하거나 다른 것 가져오기
cache-file-size = 파일, { $size }
cache-dir-size = 항목 { $count }개가 든 디렉터리
cache-link-to = { $target }{ JOSA($target, "을/를") } 가리키는 심볼릭 링크
cache-mode = 권한 { $mode }
cache-gone = { $path }, 마지막 빌드 뒤에 없어짐
cache-mode-assumed = 권한 { $mode }{ JOSA($mode, "은/는") } 가정한 값입니다. 브라우저는 권한을 알려 주지 않습니다. chmod로 정할 수 있습니다.
cache-do-to = { $path } { $what }
cache-menu-of = { $path } 메뉴
cache-edit = 고치기
cache-other-content = 다른 내용으로
cache-touch = touch
cache-chmod = chmod
cache-chmod-to = 권한 { $mode }
cache-rename = 이름 바꾸기
cache-delete = 지우기
cache-file-in = 안에 파일 만들기
cache-dir-in = 안에 디렉터리 만들기
cache-add-file = + 파일
cache-add-dir = + 디렉터리
cache-add-link = + 링크
cache-take-folder = 폴더 고르기
cache-take-files = 파일이나 tar 고르기
cache-form-edit = { $path }의 내용
cache-form-chmod = { $path }의 권한
cache-form-rename = { $path }의 새 경로
cache-form-file = 새 파일
cache-form-dir = 새 디렉터리
cache-form-link = 새 링크
cache-field-path = 컨텍스트 안의 경로
cache-field-text = 내용
cache-field-mode = 8진수 권한
cache-field-target = 가리키는 곳
cache-form-save = 저장
cache-form-cancel = 취소
cache-form-hint-edit = 내용이 달라지면 이 파일을 COPY하는 행의 키가 모두 바뀝니다.
cache-form-hint-chmod = 권한은 COPY의 키에 들어갑니다. --chmod가 있으면 들어가지 않습니다.
cache-form-hint-rename = 디렉터리나 패턴으로 가져가는 COPY의 키에는 이름이 들어갑니다.
cache-mode-bad = 권한은 0644처럼 0부터 7까지의 숫자 서너 개로 적으세요.
cache-path-bad = src/app.js처럼 컨텍스트 안의 경로를 적으세요.
cache-path-dockerfile = Dockerfile은 편집기에 있는 텍스트입니다. 다른 경로를 고르세요.
cache-path-below = 디렉터리는 자기 안으로 옮길 수 없습니다. { $path } 밖의 경로를 고르세요.
cache-target-bad = ../shared/config.json처럼 링크가 가리킬 곳을 적으세요.
cache-drop-here = 파일, 폴더, 컨텍스트의 tar를 놓으세요
cache-finding = 파일 { $files }개 찾음
cache-reading = 파일 { $files }개 중 { $done }개
cache-reading-bytes = { $all } 중 { $done } 읽음
cache-take-cancel = 취소
cache-note-close = 닫기
cache-note-undo = 되돌리기
cache-took-folder = 이제 빌드 컨텍스트는 { $name }입니다. 파일은 { $files }개입니다. 브라우저는 권한과 링크를 알려 주지 않아 권한은 0644와 0755로 가정합니다. tar에는 둘 다 남습니다.
cache-took-files = 이제 빌드 컨텍스트는 놓은 파일 { $files }개입니다. 브라우저는 권한과 링크를 알려 주지 않아 권한은 0644와 0755로 가정합니다. tar에는 둘 다 남습니다.
cache-took-tar = 이제 빌드 컨텍스트는 { $name }입니다. 권한과 링크까지 항목 { $entries }개를 가져왔습니다.
cache-took-tar-damaged = { $name }{ JOSA($name, "은/는") } 손상되어 읽을 수 있는 항목 { $entries }개만 빌드 컨텍스트로 가져왔습니다.
cache-took-dockerfile = 이제 Dockerfile은 { $name }의 내용입니다.
cache-took-script = 이제 스크립트는 { $name }입니다.
cache-took-file = { $path }{ JOSA($path, "이/가") } 빌드 컨텍스트에 들어왔습니다.
cache-left-out = 읽을 수 없는 파일 { $count }개는 뺐습니다. 첫 번째는 { $path }입니다.
cache-take-none = 파일이 없어 아무것도 가져오지 않았습니다.
cache-take-many = 파일이 { $most }개보다 많아 아무것도 가져오지 않았습니다. 더 작은 폴더를 놓으세요.
cache-take-large = 파일이 모두 { $bytes }이고 { $most }까지만 읽으므로 아무것도 가져오지 않았습니다. 더 작은 폴더를 놓으세요.
cache-take-failed = 아무것도 가져오지 않았습니다: { $message }
cache-take-long = { $name }{ JOSA($name, "은/는") } Dockerfile로는 너무 깁니다. { $bytes }이고 { $most }까지만 가져옵니다.
cache-did-write = { $path }의 내용이 바뀌었습니다.
cache-did-edit = { $path }의 내용이 달라졌습니다.
cache-did-dir = { $path } 디렉터리를 만들었습니다.
cache-did-link = 이제 { $path }{ JOSA($path, "은/는") } { $target }{ JOSA($target, "을/를") } 가리키는 링크입니다.
cache-did-touch = { $path }의 수정 시각만 바뀌었습니다. 내용은 그대로입니다.
cache-did-chmod = 이제 { $path }의 권한은 { $mode }입니다.
cache-did-rename = { $old }의 이름이 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
cache-did-delete = { $path }{ JOSA($path, "이/가") } 컨텍스트에서 없어졌습니다.
cache-did-arg = 다음 빌드에 { $name }={ $value }{ JOSA($value, "을/를") } 줍니다.
cache-did-no-arg = 다음 빌드에는 { $name }{ JOSA($name, "을/를") } 주지 않습니다.
cache-did-secret = 시크릿 { $id }의 값이 바뀌었습니다.
cache-did-no-secret = 다음 빌드에는 시크릿 { $id }{ JOSA($id, "을/를") } 주지 않습니다.
cache-did-target = 다음 빌드는 { $name } 스테이지를 만듭니다.
cache-did-no-target = 다음 빌드는 마지막 스테이지를 만듭니다.
cache-did-no-cache = 다음 빌드는 캐시를 찾아보지 않습니다: --no-cache.
cache-did-cache = 다음 빌드는 다시 캐시를 찾아봅니다.
cache-did-network = 다음 빌드의 네트워크는 { $name }입니다.
cache-did-platform = 다음 빌드의 플랫폼은 { $name }입니다.
cache-did-no-platform = 다음 빌드의 플랫폼은 이 컴퓨터의 것입니다.
cache-did-cache-inline = 다음 빌드는 캐시를 이미지 안에 담아 { $name }{ JOSA($name, "으로/로") } 내보냅니다.
cache-did-cache-min = 다음 빌드는 마지막 스테이지의 레이어를 { $name }{ JOSA($name, "으로/로") } 내보냅니다.
cache-did-cache-max = 다음 빌드는 모든 스테이지의 레이어를 { $name }{ JOSA($name, "으로/로") } 내보냅니다.
cache-did-no-cache-to = 다음 빌드는 캐시를 내보내지 않습니다.
cache-did-cache-from = 다음 빌드는 { $name } 캐시도 찾아봅니다.
cache-did-no-cache-from = 다음 빌드는 다른 캐시를 찾아보지 않습니다.
cache-did-base-layers = 이제 { $name }{ JOSA($name, "은/는") } 레이어가 다른 이미지입니다.
cache-did-base-config = 이제 { $name }{ JOSA($name, "은/는") } 레이어는 같고 설정이 다른 이미지입니다.
cache-did-run = RUN { $command } 명령이 하는 일이 바뀌었습니다.
cache-tab-files = 파일
cache-tab-options = 옵션
cache-option-args = 빌드 인자
cache-option-args-note = 값은 쓰이든 쓰이지 않든 ARG 아래 모든 RUN의 키에 들어갑니다.
cache-option-arg-none = Dockerfile에 ARG가 없습니다.
cache-option-arg-default = Dockerfile에는 { $value }
cache-option-arg-unset = 값 없음
cache-option-arg-given = 준 값은 { $value }
cache-option-arg-undeclared = 이 이름의 ARG가 없습니다.
cache-option-another = 다른 값으로
cache-option-set = 정하기
cache-option-remove = 빼기
cache-option-arg-value = { $name }의 새 값
cache-option-arg-new = 새 인자, 이름=값
cache-arg-bad = 이름은 영문자, 숫자, 밑줄로 적고 = 뒤에 값을 적으세요.
cache-option-secrets = 시크릿
cache-option-secrets-note = 시크릿의 값은 어떤 키에도 들어가지 않으므로 바뀌어도 적중(HIT)합니다. 값은 여기 어디에도 남기지 않습니다.
cache-option-secret-none = 시크릿을 마운트하는 RUN이 없습니다.
cache-option-secret-given = 줌
cache-option-secret-missing = 주지 않음
cache-option-secret-give = 주기
cache-option-secret-another = 다른 값으로
cache-option-bases = 베이스 이미지
cache-option-bases-note = 같은 태그가 내일은 다른 이미지를 가리킬 수 있습니다. 레이어가 다르면 그 위에 쌓은 모든 것의 키가 바뀝니다.
cache-option-base-layers = 새 다이제스트
cache-option-base-config = 레이어는 같고 설정만 다르게
cache-option-base-none = 이미지에서 시작하는 스테이지가 없습니다.
cache-option-build = 빌드 방법
cache-option-target = 스테이지(--target)
cache-option-target-note = 이 스테이지에 필요한 스테이지만 만듭니다.
cache-option-last-stage = 마지막 스테이지
cache-option-no-cache = 찾아보지 않기(--no-cache)
cache-option-no-cache-note = 모든 단계를 실행합니다. 결과는 그래도 저장합니다.
cache-option-network = 네트워크(--network)
cache-option-network-note = 기본이 아닌 네트워크는 RUN의 키에 들어갑니다.
cache-option-platform = 플랫폼(--platform)
cache-option-platform-note = 키는 플랫폼마다 다릅니다.
cache-option-default = 기본
cache-option-cache = 다른 곳의 캐시
cache-option-cache-to = 내보내기(--cache-to)
cache-option-cache-to-note = min은 마지막 스테이지의 레이어를, max는 모든 스테이지의 레이어를, inline은 마지막 스테이지의 레이어를 이미지와 함께 내보냅니다.
cache-option-cache-from = 가져오기(--cache-from)
cache-option-cache-from-note = 새 컴퓨터도 다른 컴퓨터에서 빌드한 것을 거기서 찾습니다.
cache-option-none = 없음
cache-option-prune = 캐시 비우기
cache-option-prune-note = 다음 빌드는 모든 단계를 새로 만듭니다.
cache-option-collect = 정리하기
cache-option-collect-note = 마지막 빌드에서 쓰지 않은 것을 지웁니다.
cache-option-runs = RUN이 쓰는 것
cache-option-runs-note = 명령이 무엇을 쓰는지는 텍스트에 보이지 않으므로 여기에서 모형에 알려 줍니다.
cache-option-run-none = Dockerfile에 RUN이 없습니다.
cache-option-run-line = { $line }행
cache-option-output = { $line }행의 출력
cache-option-output-inputs = 입력에 따라 정해짐
cache-option-output-same = 언제나 같음
cache-option-output-fresh = 실행할 때마다 다름
cache-option-output-of = { $text }{ JOSA($text, "이/가") } 같으면 같음
cache-option-fails = 실패함
cache-option-nothing = 파일을 바꾸지 않음
cache-option-seconds = 초
cache-advice-apply-what = 적용: { $what }
cache-advice-done = 이렇게 고쳤습니다. 빌드하면 효과가 보입니다.
