### sizes: in a column, in a sentence

size-short = { $count } B
size-exact = { $count }바이트

### errors: 파일에서 아무것도 보여 줄 수 없는 까닭

-save = "docker save 이미지 -o 파일"
error-empty = 빈 파일(0바이트)입니다. { -save }로 이미지를 다시 저장하세요.
error-dockerfile = 이미지가 아니라 Dockerfile입니다. "docker build -t 이름 ."으로 빌드한 다음 "docker save 이름 -o 파일"로 저장하세요.
error-html = 이미지가 아니라 웹 페이지입니다. 로그인이나 오류 페이지로 이어지는 링크에서 이런 파일이 내려옵니다. 아카이브를 다시 내려받거나 { -save }로 저장하세요.
error-json = 이미지가 아니라 JSON 텍스트입니다. { -save }로 저장한 아카이브 전체를 여세요.
error-text = 이미지가 아니라 텍스트 파일입니다. { -save }로 저장한 아카이브를 여세요.
error-packed = { $kind } 압축 파일입니다. 이미지는 tar 아카이브입니다. 안에 tar 아카이브가 있으면 압축을 풀어 그 파일을 여세요.
error-pdf = 이미지가 아니라 PDF 문서입니다. { -save }로 저장한 아카이브를 여세요.
error-picture = 컨테이너 이미지가 아니라 그림 파일({ $kind })입니다. { -save }로 저장한 아카이브를 여세요.
error-program = 이미지가 아니라 실행 파일입니다. 이미지로 빌드한 다음 { -save }로 저장한 아카이브를 여세요.
error-squashfs = squashfs 파일 시스템입니다. 이미지는 tar 아카이브입니다. { -save }로 이미지를 저장하세요.
error-disk = 컨테이너 이미지가 아니라 가상 머신이나 CD의 디스크 이미지입니다. { -save }로 저장한 아카이브를 여세요.
error-not-an-archive = tar 아카이브가 아닙니다. 첫 바이트가 Onionskin이 아는 어떤 형식과도 맞지 않습니다. { -save }로 이미지를 저장하세요.
error-no-members = 빈 tar 아카이브입니다. 안에 파일이 없습니다. { -save }로 이미지를 다시 저장하세요.
error-compressed-no-tar = { $compression }{ JOSA($compression, "으로/로") } 압축한 파일이지만 안에 tar 아카이브가 없습니다. { -save }로 저장한 아카이브를 여세요.
error-unsupported = { $compression }{ JOSA($compression, "으로/로") } 압축한 파일이며, Onionskin은 이 압축을 풀지 못합니다. 먼저 압축을 푼 다음 여세요.
error-manifest-missing = { $name }{ JOSA($name, "이/가") } 없어 레이어의 순서를 알 수 없습니다. { -save }로 저장하세요.
error-manifest-cut-off = 아카이브가 { $name }{ JOSA($name, "이/가") } 나오기 전에 { $byte }바이트 지점에서 끊겨 레이어의 순서를 알 수 없습니다. 아카이브 전체를 다시 복사하거나 저장하세요.
error-in-folder = manifest.json이 아카이브의 맨 위가 아니라 { $folder } 폴더 안에 있습니다. "tar -cf 파일 -C { $folder } ."으로 폴더의 내용을 묶으세요.
error-json-empty = { $member }{ JOSA($member, "이/가") } 비어 있어 레이어를 알 수 없습니다. { -save }로 이미지를 다시 저장하세요.
error-json-invalid = { $member }{ JOSA($member, "은/는") } 올바른 JSON이 아닙니다({ $line }행 { $column }열). { -save }로 이미지를 다시 저장하세요.
error-json-not-utf8 = { $member }{ JOSA($member, "은/는") } UTF-8 텍스트가 아닙니다. JSON은 UTF-8이어야 합니다. UTF-8로 저장하거나 { -save }로 이미지를 다시 저장하세요.
error-json-too-deep = { $member }의 JSON이 어떤 매니페스트보다도 깊게 중첩되어 읽지 않습니다. { -save }로 이미지를 다시 저장하세요.
error-json-shape = { $member }{ JOSA($member, "은/는") } 올바른 JSON이지만 이미지 아카이브에 맞는 형식이 아닙니다. { -save }로 이미지를 다시 저장하세요.
error-no-image = { $member }에 이미지가 하나도 없습니다. { -save }로 이미지를 저장하세요.
error-blob-missing = 매니페스트 { $digest }{ JOSA($digest, "이/가") } 아카이브에 없어 레이어를 알 수 없습니다. 이미지 전체를 다시 복사하거나 저장하세요.
error-artifact = 컨테이너 이미지가 아니라 { $kind } 아티팩트입니다. 파일이 든 레이어가 없습니다.
error-schema-1 = 매니페스트가 스키마 버전 1입니다. Docker는 이 버전을 더는 받지 않습니다. 최신 Docker로 다시 push한 다음 저장하세요.
error-index-too-deep = 인덱스가 다른 인덱스로 거듭 이어질 뿐 이미지가 나오지 않습니다. { -save }로 이미지를 다시 저장하세요.
error-damaged-header = { $byte }바이트 지점의 tar 헤더가 손상되었습니다. 그 뒤를 읽을 수 없어 이미지를 보여 주지 못합니다. 아카이브를 다시 복사하거나 저장하세요.
error-member-too-large = { $name }의 크기가 { $claims }{ JOSA($claims, "이라고/라고") } 적혀 있지만 파일 전체가 { $file }입니다. 아카이브가 손상되었거나 끊겼습니다. 다시 복사하거나 저장하세요.
error-negative-size = { $name }의 크기가 음수로 적혀 있습니다({ $byte }바이트 지점의 헤더). 아카이브가 손상되었습니다. 다시 저장하세요.
error-ends-early = 아카이브가 { $byte }바이트 지점에서 끊겼습니다. 나머지가 없어 이미지를 보여 주지 못합니다. 다시 복사하거나 저장하세요.
error-damaged = { $compression } 데이터가 처음부터 손상되어 압축을 풀 수 없습니다. 파일을 다시 복사하거나 저장하세요.
error-limit = 이 아카이브에는 { $limit }{ JOSA($limit, "이/가") } 있습니다. Onionskin은 그 이상을 읽지 않습니다.
error-read = 파일을 읽지 못했습니다. 바뀌었거나 옮겨졌거나 없어진 파일입니다. 다시 끌어다 놓으세요. 브라우저의 메시지: { $message }
error-read-quiet = 파일을 읽지 못했습니다. 바뀌었거나 옮겨졌거나 없어진 파일입니다. 다시 끌어다 놓으세요.
error-reader-stopped = 읽다가 멈췄습니다. 메모리가 모자라거나 Onionskin의 버그입니다. 파일은 멀쩡할 수 있습니다. 페이지를 새로 고치고 다시 끌어다 놓으세요. 브라우저의 메시지: { $message }

### limits: 다른 문장 안에 들어가는, 한도를 넘은 것

limit-archive-bytes = { $value }{ JOSA($value, "이/가") } 넘는 데이터
limit-unpacked-bytes = 압축을 풀면 { $value }{ JOSA($value, "이/가") } 넘는 데이터
limit-entries = { $value }개가 넘는 항목
limit-layers = { $value }개가 넘는 레이어
limit-depth = { $value }단계가 넘게 중첩된 디렉터리
limit-path-bytes = { $value }{ JOSA($value, "이/가") } 넘는 경로
limit-header-bytes = { $value }{ JOSA($value, "이/가") } 넘는 헤더
limit-json-bytes = { $value }{ JOSA($value, "이/가") } 넘는 JSON
limit-json-depth = { $value }단계가 넘게 중첩된 JSON
limit-members = { $value }개가 넘는 파일
limit-index-depth = { $value }단계가 넘게 중첩된 인덱스
limit-images = { $value }개가 넘는 이미지
limit-zstd-window = { $value }{ JOSA($value, "이/가") } 넘는 윈도가 필요한 zstd 데이터
limit-name-bytes = 모두 { $value }{ JOSA($value, "이/가") } 넘는 경로와 이름

### severity of findings: 얼마나 중요한가

severity-note = 참고

### reasons: 다른 버전으로 바뀐 까닭

reason-mode = 권한
again-because = { $change } { $layer }{ JOSA($layer, "이/가") } { $size } 전체를 다시 저장했습니다.

### findings about the archive: 아카이브에서 알아차린 것

note-attestations = 아카이브에 증명(attestation: 출처나 SBOM) { $count }개가 있습니다. 이미지가 아니므로 보여 주지 않습니다.

### top bar

top-views = 보기
top-inspect = 살펴보기
top-containers = 컨테이너
top-cache = 빌드 캐시
top-close = 이미지 닫기
top-keys = 단축키
top-choose-image = 이 파일에 든 이미지
top-image-number = 이미지 { $number }
theme-system = 테마: 시스템 설정
theme-light = 테마: 밝게
theme-dark = 테마: 어둡게
copy = 복사
copied = 복사됨

### start page

start-drop = 이미지를 여기에 놓으세요
start-what = 저장한 이미지(tar)를 열어 레이어마다 무엇을 더하고, 바꾸고, 가리는지 봅니다.
start-choose = 파일 고르기
start-safe = 파일은 이 컴퓨터 밖으로 나가지 않습니다. 설치도 도커도 필요 없습니다.
start-save = 이미지를 파일로 저장하기
start-samples = 또는 예제로 시작하기
sample-three-runs = RUN 셋과 COPY 하나
sample-three-runs-why = 레이어에 남는 것
sample-secret = 지운 비밀 파일
sample-secret-why = 안 보여도 이미지에 남는다
sample-chmod = chmod가 파일을 두 배로
sample-chmod-why = 속성만 바꿔도 통째로 복사
sample-opaque = rm -rf 다음 mkdir
sample-opaque-why = 불투명 디렉터리
sample-hard-links = 끊어지는 하드 링크
sample-hard-links-why = 하나였던 inode가 둘로
sample-nginx = nginx 같은 네 레이어
sample-nginx-why = 기반, 설치, 설정, 시작
sample-big-file = 512 MiB 파일 하나
sample-big-file-why = 1바이트를 더하면 전부 복사

### reading

reading = 읽는 중
reading-cancel = 취소
reading-listing = { $name }: { $total } 중 { $done } 살펴봄 · 초당 { $speed } · { $seconds }초 남음
reading-listing-first = { $name }: { $total } 중 { $done } 살펴봄
reading-layers = 레이어 { $layers }개 중 { $read }개 읽음 · { $total } 중 { $done } · 초당 { $speed } · { $seconds }초 남음
reading-first = 레이어 { $layers }개 중 { $read }개 읽음 · { $total } 중 { $done }

### notices

notice-refused = { $name }: 열지 못했습니다.
notice-one-of-many = 이미지는 한 번에 하나만 엽니다. { $name }{ JOSA($name, "을/를") } 열고 나머지 파일 { $count }개는 그대로 두었습니다.
notice-another-image = { $name }{ JOSA($name, "은/는") } 주소에 적힌 이미지와 다릅니다. 맨 위 레이어부터 보여 줍니다.
notice-save-failed = { $name }{ JOSA($name, "을/를") } 저장하지 못했습니다: { $message }
notice-linked = 주소에 적힌 것은 다른 이미지({ $id })입니다. 그 이미지를 여기에 놓으면 그 자리로 갑니다.
notice-dismiss = 닫기

### links: 링크

link-elsewhere = 스크립트가 든 링크가 아닙니다.
link-ends = 링크가 { $at }번째 글자에서, 스크립트가 나오기도 전에 끝났습니다. 링크 전체를 다시 복사하세요.
link-number = 링크의 { $at }번째 글자에 단계 번호가 없습니다.
link-version = 링크의 형식은 버전 { $found }입니다. 이 페이지는 버전 { $known }{ JOSA($known, "을/를") } 읽습니다.
link-text = 링크가 { $at }번째 글자에서 손상되었습니다. 링크 전체를 다시 복사하세요.
link-packed = 링크에 압축된 스크립트가 { $at }번째 글자부터 손상되었습니다. 링크 전체를 다시 복사하세요.
link-too-long = 링크의 스크립트가 { $limit }보다 깁니다.
link-cut = 링크는 { $step }단계를 가리키지만 줄이 { $lines }개뿐이므로 끝이 잘렸습니다. 링크 전체를 다시 복사하세요.
script-file-version = 스크립트 파일의 형식은 버전 { $found }입니다. 이 페이지는 버전 { $known }{ JOSA($known, "을/를") } 읽습니다.

### after a reload

offer-title = 다시 열기
offer-text = { $name }({ $size }){ JOSA($name, "을/를") } 보고 있었습니다.
offer-open = 다시 열기
offer-forget = 잊기

### keys

keys-title = 단축키
keys-close = 닫기
keys-view = 보기 바꾸기
keys-step = 이전 단계 · 다음 단계
keys-frame = 이전 장면 · 다음 장면
keys-steps-ends = 첫 단계 앞 · 마지막 단계
keys-play = 재생 · 멈춤
keys-reveal = 질문을 건너뛰고 단계 보기
keys-container = 이전 컨테이너 · 다음 컨테이너
keys-present = 발표 시작 · 끝
keys-slide = 발표할 때 이전 장면 · 다음 장면
keys-all = 모든 화면
keys-inspect = 살펴보기
keys-containers = 컨테이너
keys-undo = 편집 되돌리기 · 다시 하기
keys-row = 이전 행 · 다음 행
keys-fold = 디렉터리 접기 · 펼치기
keys-ends = 첫 행 · 마지막 행
keys-page = 한 쪽 위 · 아래
keys-enter = 경로 보기
keys-layer = 이전 레이어 · 다음 레이어
keys-mode = 통합 뷰와 이 레이어만 바꾸기
keys-sort = 다음 열로 정렬, 순서 뒤집기
keys-waste = 줄일 수 있는 용량
keys-save = 파일 내려받기, 디렉터리는 tar로
keys-copy = 경로 복사
keys-menu = 파일 메뉴
keys-complete = 명령 끝에서: 자동 완성
keys-pane = 다음 영역 · 이전 영역
keys-help = 이 목록 · 닫기

### page

top-other-language = English
panic = Onionskin에 문제가 생겼습니다. 디스크의 이미지는 그대로입니다. 페이지를 새로 고치고 다시 여세요. 내용:
live-read = { $name }: 레이어 { $layers }개를 모두 읽었습니다.
offer-link = 주소에 적힌 이미지입니다. 그 이미지를 여기에 놓으면 그 자리로 갑니다.
second-title = 이미 열려 있는 이미지가 있습니다
second-text = { $open }{ JOSA($open, "이/가") } 열려 있습니다. { $name }{ JOSA($name, "을/를") } 대신 열거나 둘을 비교할 수 있습니다.
second-open = 대신 열기
second-compare = { $open }{ JOSA($open, "과/와") } 비교
notice-folder = { $name }{ JOSA($name, "은/는") } index.json도 manifest.json도 없는 폴더입니다. OCI 레이아웃 폴더나 저장한 아카이브(.tar 파일)를 놓으세요.

### containers

stage-happens = 일어나는 일
stage-crash = 시뮬레이터가 멈췄습니다: { $message }. 스크립트는 남아 있습니다. 다른 단계로 가면 다시 시작합니다.
stage-transport = 단계
stage-first = 첫 단계
stage-back = 한 단계 뒤로
stage-frame-back = 한 장면 뒤로
stage-frame-on = 한 장면 앞으로
stage-forward = 한 단계 앞으로
stage-last = 마지막 단계
stage-play = 재생
stage-pause = 멈춤
stage-speed = 속도: { $speed }배
stage-scrub = 단계
stage-scrub-at = { $step ->
    [0] { $steps }단계 중 첫 단계 앞
   *[other] { $steps }단계 중 { $step }단계: { $line }
}
stage-predict = 먼저 맞히기
stage-present = 발표
ask-show = 바로 보기
ask-score = { $asked }문제 중 { $right }개 맞음
script-open = 열기
script-save = 저장
notice-bad-script = { $name }{ JOSA($name, "은/는") } 재생할 수 있는 스크립트가 아닙니다. { $error }
notice-script-for = 다른 이미지({ $image })를 위한 스크립트입니다. 명령은 그대로 보여 주지만 이 이미지에서는 결과가 다를 수 있습니다.
notice-script-waits = { $image }{ JOSA($image, "을/를") } 위한 스크립트입니다. 그 이미지를 놓거나 예제로 여세요.
top-share = 공유
top-share-why = 지금 화면으로 오는 링크를 복사합니다. 자리와 명령만 들어 있고 이미지는 들어 있지 않으므로, 링크를 여는 사람에게 같은 이미지 파일이 있어야 합니다.
top-share-build-why = 지금 화면으로 오는 링크를 복사합니다. Dockerfile과 빌드 컨텍스트, 단계가 모두 들어 있으므로, 링크를 여는 사람에게 다른 파일이 필요하지 않습니다.
top-shared = 링크를 복사했습니다.
top-share-failed = 브라우저가 링크 복사를 막았습니다. 링크는 주소 표시줄에 있습니다.
stage-undo = 스크립트의 마지막 편집 되돌리기 (z)
stage-redo = 스크립트의 편집 다시 하기 (Shift+z)
stage-place = { $step }단계 · 장면 { $frame }/{ $frames }
stage-more-lines = 그 밖에 { $count }줄

### panels

export-caption = 문장 복사
export-output = 출력 복사
export-copied = 복사했습니다.
export-not-copied = 이 브라우저에서는 복사할 수 없습니다.

### build cache, reasons: 빌드 캐시의 까닭

why-text = 적힌 내용이 달라져

### a screen that is loaded on demand: 열 때 불러오는 화면

module-loading = 빌드 캐시를 불러오고 있습니다.
module-failed = 빌드 캐시를 불러오지 못했습니다
module-failed-do = 빌드 캐시의 파일은 이 페이지와 같은 곳에 있습니다. 그곳에 연결되는지 확인한 뒤 다시 불러오세요. 브라우저의 메시지:
module-retry = 다시 불러오기
module-stopped = Onionskin의 결함으로 빌드 캐시가 멈췄습니다. 나머지 화면은 그대로 쓸 수 있습니다. 다시 불러오면 주소에 담긴 내용에서 시작합니다.
module-panic = 빌드 캐시에 문제가 생겼습니다. 파일은 그대로입니다. 위의 단추로 다시 불러오세요. 내용:
notice-no-words = 다른 언어의 글을 가져오지 못했습니다. 이 페이지가 있는 곳에 연결되는지 확인한 뒤 다시 바꾸세요. 브라우저의 메시지: { $message }
notice-no-image-words = 이미지를 설명하는 글을 가져오지 못해 아무것도 열지 않았습니다. 이 페이지가 있는 곳에 연결되는지 확인한 뒤 다시 여세요. 브라우저의 메시지: { $message }
notice-to-cache = 빌드 캐시에서 열기
keys-cache = 빌드 캐시
keys-build = 빌드
keys-line = Dockerfile의 행을 위나 아래로 옮기기
keys-builds = 이전 빌드, 다음 빌드
top-share-long = 링크로 만들기에는 너무 깁니다. 파일로 저장해서 보내세요.
keys-toggle = 디렉터리 열고 닫기
keys-range = 레이어 범위, 목록에서는 한쪽 끝 옮기기
keys-kinds = 추가·바뀜·지워짐·앞서 가려짐·그대로인 행 보이기
keys-filter = 파일 필터
keys-search = 모든 레이어에서 찾기, 다음·이전
keys-timeline = 파일의 버전
keys-tabs = 자세히의 다음 탭, 16진수
