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
severity-warning = 주의
severity-partial = 일부만 표시

### reasons: 다른 버전으로 바뀐 까닭

reason-content = 내용
reason-size = 크기
reason-mode = 권한
reason-owner = 소유자
reason-mtime = 수정 시각
reason-xattr = 확장 속성
reason-link = 링크 대상
reason-type = 종류
reason-identical = 같음
reason-unknown = 비교 전

change-mode = 권한이 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌어
change-owner = 소유자가 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌어
change-xattr = 확장 속성이 바뀌어
differs-mode = 권한 { $old } → { $new }
differs-owner = 소유자 { $old } → { $new }
differs-xattr = 확장 속성
again-because = { $change } { $layer }{ JOSA($layer, "이/가") } { $size } 전체를 다시 저장했습니다.
again-because-of-several = 내용은 같지만 다음이 바뀌어 { $layer }{ JOSA($layer, "이/가") } { $size } 전체를 다시 저장했습니다: { $changes }.
again-with-another-time = 수정 시각만 다른데도 { $layer }{ JOSA($layer, "이/가") } { $size } 전체를 다시 저장했습니다.
again-identical = 달라진 것이 없는데도 { $layer }{ JOSA($layer, "이/가") } { $size } 전체를 다시 저장했습니다.

### hidden: 이미지에 그대로 남은 바이트

hidden-whiteout = 이미지에 그대로 남아 있습니다. { $by }의 화이트아웃이 가릴 뿐, 이미지를 받은 사람은 누구나 { $layer }에서 읽을 수 있습니다.
hidden-parent-whiteout = 이미지에 그대로 남아 있습니다. { $by }에 있는 { $path }의 화이트아웃이 가릴 뿐, 이미지를 받은 사람은 누구나 { $layer }에서 읽을 수 있습니다.
hidden-opaque = 이미지에 그대로 남아 있습니다. { $by }에서 불투명한 { $path }{ JOSA($path, "이/가") } 가릴 뿐, 이미지를 받은 사람은 누구나 { $layer }에서 읽을 수 있습니다.
hidden-replaced-parent = 이미지에 그대로 남아 있습니다. { $by }에서 { $path }{ JOSA($path, "이/가") } 디렉터리가 아닌 것으로 바뀌어 가려졌을 뿐, 이미지를 받은 사람은 누구나 { $layer }에서 읽을 수 있습니다.
hidden-overwritten = 이미지에 그대로 남아 있습니다. { $by }{ JOSA($by, "이/가") } 같은 경로에 다시 저장해 가릴 뿐, 이미지를 받은 사람은 누구나 { $layer }에서 읽을 수 있습니다.

### waste: 줄일 수 있는 용량의 까닭

waste-deleted-later = 나중에 삭제됨
waste-deleted-later-advice = 위 레이어에서 지운 파일이지만 바이트는 아래 레이어에 남아 있습니다. 파일을 만든 명령 안에서 지우거나 처음부터 넣지 마세요.
waste-hidden = 가려짐
waste-hidden-advice = 위 레이어가 상위 디렉터리를 바꾸었지만 바이트는 아래 레이어에 남아 있습니다. 디렉터리를 만든 명령 안에서 바꾸세요.
waste-metadata-only = 메타데이터만 변경
waste-metadata-only-advice = 권한, 소유자, 시각, 속성만 바뀌었거나 아무것도 바뀌지 않았는데 위 레이어가 같은 바이트를 다시 저장했습니다. 파일을 만들 때 정하세요: "COPY --chown", "COPY --chmod", 또는 같은 RUN 안의 chmod.
waste-overwritten = 덮어씀
waste-overwritten-advice = 위 레이어가 같은 경로에 다른 파일을 저장했지만 옛 바이트는 아래 레이어에 남아 있습니다. 파일을 한 명령에서 한 번만 쓰세요.
waste-not-compared = 비교 전
waste-not-compared-advice = 위 레이어가 같은 경로에 같은 크기의 파일을 저장했습니다. 바이트가 같은지는 아직 모릅니다.

### stage: 그림

stage-empty = 아직 컨테이너가 없습니다.
stage-name = { $name }
stage-merged = 통합 뷰
stage-merged-about = { $container }에 보이는 것
stage-writable = 쓰기 가능
stage-engine = 엔진
stage-engine-about = 마운트할 자리
stage-folded = { $lowest }–{ $highest }
stage-folded-about = 레이어 { $count }개
stage-whiteout = ⊘ 화이트아웃
stage-opaque = ⊘ 불투명
stage-copying = 복사 중…
stage-absent = —
stage-dir-empty = 비었음
stage-dir = 이름 { $count }개
stage-symlink = → 링크
stage-special = 특수
stage-mount-engine = 마운트
stage-mount-kernel = 커널
stage-mount-volume = 볼륨
stage-mount-bind = 바인드
stage-mount-tmpfs = tmpfs
stage-rise = 카피업 { $size }
stage-rise-metadata = 카피업: 메타데이터만
stage-rise-name = 카피업 { $name }
stage-more = 경로 { $count }개 더
stage-nothing-in = { $highest }부터 { $lowest }까지, 이어지는 { $count }개 층에도 없습니다.
stage-alike = 경로 { $count }개가 같은 식으로 이어집니다. 마지막: { $last }
stage-stack = { $container }의 층: 읽기 전용 레이어 { $layers }개 위에 쓰기 가능한 층 하나.
stage-described = { $stack } 컨테이너에서 보이는 것: { $paths }.
stage-seen = { $path }({ $from })
stage-seen-there = { $path }
stage-seen-not = { $path } 없음
stage-seen-mount = { $path }(마운트)

### findings about the archive: 아카이브에서 알아차린 것

note-shown-as-file-system = manifest.json도 index.json도 없어 "docker export"로 만든 것처럼 파일 시스템 하나로 보여 줍니다. 레이어를 보려면 { -save }로 저장하세요.
note-member-twice = 아카이브에 { $name }{ JOSA($name, "이/가") } 두 번 이상 있습니다. 마지막 것만 씁니다.
note-byte-order-mark = { $member }{ JOSA($member, "이/가") } 바이트 순서 표식(BOM)으로 시작합니다. JSON에는 쓸 수 없는 표식이며, Docker가 거부할 수 있습니다.
note-not-utf8 = { $member }에 UTF-8이 아닌 바이트가 있습니다. 처음은 { $byte }바이트 지점입니다. �로 표시합니다.
note-key-case = manifest.json의 키 "{ $key }"{ JOSA($key, "은/는") } Docker가 쓰는 것과 대소문자가 다릅니다. Docker는 그대로 읽지만 다른 도구는 읽지 못할 수 있습니다.
note-no-oci-layout-file = OCI 아카이브에 있어야 할 oci-layout이 없습니다. OCI 규격을 따르는 도구가 거부할 수 있습니다.
note-config-missing = 설정 파일 { $name }{ JOSA($name, "이/가") } 아카이브에 없어 이력, 설정, diff ID를 알 수 없습니다. 파일은 보여 줍니다.
note-config-not-json = 설정 파일이 올바른 JSON이 아닙니다({ $line }행 { $column }열). 이력, 설정, diff ID를 알 수 없습니다. 파일은 보여 줍니다.
note-config-shape = 설정 파일이 올바른 JSON이지만 이미지 설정의 형식이 아닙니다. 이력, 설정, diff ID를 알 수 없습니다. 파일은 보여 줍니다.
note-config-digest = 설정 파일이 다이제스트와 맞지 않습니다. 적힌 값은 { $said }, 실제 값은 { $is }입니다. 손상되었거나 나중에 바뀌었습니다.
note-no-rootfs = 설정 파일에 "rootfs"가 없어 레이어와 견줄 diff ID가 없습니다.
note-diff-id-count = 매니페스트의 레이어는 { $layers }개, 설정 파일의 diff ID는 { $diff_ids }개입니다. 매니페스트의 레이어를 보여 줍니다.
note-history-count = 이력에서 레이어를 만든 단계는 { $steps }개, 매니페스트의 레이어는 { $layers }개입니다. 레이어가 다른 단계 옆에 놓일 수 있습니다.
note-ends-inside-member = 아카이브가 { $name }의 중간, { $byte }바이트 지점에서 끊겼습니다. 그 앞의 내용을 보여 줍니다. 나머지를 보려면 아카이브 전체를 다시 복사하거나 저장하세요.
note-ends-inside-header = 아카이브가 헤더의 중간, { $byte }바이트 지점에서 끊겼습니다. 그 앞의 내용을 보여 줍니다. 나머지를 보려면 아카이브 전체를 다시 복사하거나 저장하세요.
note-damaged-header = { $byte }바이트 지점의 tar 헤더가 손상되었습니다. 그 앞의 내용을 보여 줍니다. 나머지를 보려면 아카이브를 다시 복사하거나 저장하세요.
note-outer-ends-early = { $compression } 데이터가 압축을 푼 크기로 { $bytes } 지점에서 끊겼습니다. 그 앞의 내용을 보여 줍니다. 나머지를 보려면 파일 전체를 다시 복사하거나 저장하세요.
note-outer-damaged = { $compression } 데이터가 압축을 푼 크기로 { $bytes } 지점부터 손상되었습니다. 그 앞의 내용을 보여 줍니다. 나머지를 보려면 파일을 다시 복사하거나 저장하세요.
note-outer-checksum = { $compression } 체크섬이 맞지 않습니다. 압축할 때의 바이트가 아닙니다. 압축은 끝까지 풀어 모두 보여 줍니다. 원본과 견주어 보세요.
note-uncommon-compression = { $compression }{ JOSA($compression, "으로/로") } 압축한 파일입니다. 이런 이미지를 열지 못하는 도구도 있습니다. gzip이 안전합니다.
note-manifest-digest = 매니페스트가 다이제스트와 맞지 않습니다. 적힌 값은 { $said }, 실제 값은 { $is }입니다. 손상되었거나 나중에 바뀌었습니다.
note-image-left-out = 이미지 { $name }{ JOSA($name, "은/는") } 뺐습니다. { $error }
note-limit = 아카이브에 { $limit }{ JOSA($limit, "이/가") } 있습니다. 그 나머지는 뺐습니다.
note-attestations = 아카이브에 증명(attestation: 출처나 SBOM) { $count }개가 있습니다. 이미지가 아니므로 보여 주지 않습니다.
note-trailing-bytes = 아카이브가 끝난 뒤에 바이트가 더 있습니다. 무시합니다.

### findings about one layer: 레이어 하나에서 알아차린 것

-save-again = 나머지를 보려면 이미지를 다시 저장하세요.

layer-missing = { $layer }{ JOSA($layer, "이/가") } 아카이브에 없습니다. { $name }{ JOSA($name, "이/가") } 빠져 있어 이 레이어의 파일은 보여 주지 못합니다. 이미지 전체를 다시 복사하거나 저장하세요.
layer-link-leads-nowhere = { $layer }{ JOSA($layer, "은/는") } { $target }{ JOSA($target, "을/를") } 가리키는 링크인데, 그 파일이 아카이브에 없습니다. 이 레이어의 파일은 보여 주지 못합니다. { -save }로 이미지를 다시 저장하세요.
layer-invalid-digest = { $layer }의 다이제스트 "{ $text }"{ JOSA($text, "이/가") } 올바르지 않아 레이어를 찾을 수 없습니다. 이 레이어의 파일은 보여 주지 못합니다.
layer-encrypted = { $layer }{ JOSA($layer, "은/는") } 암호화되어 있어 파일을 보여 주지 못합니다. "skopeo copy --decryption-key" 등으로 먼저 복호화하세요.
layer-foreign = { $layer }{ JOSA($layer, "은/는") } 외부 레이어(foreign layer)입니다. 아카이브에 원래 넣지 않으므로 파일을 보여 주지 못합니다.
layer-foreign-at = { $layer }{ JOSA($layer, "은/는") } 외부 레이어(foreign layer)입니다. 아카이브에 원래 넣지 않고 { $url }에서 받는 레이어이므로 파일을 보여 주지 못합니다.
layer-unknown-media-type = { $layer }의 미디어 타입 { $kind }{ JOSA($kind, "은/는") } tar가 아닙니다. 이 레이어의 파일은 보여 주지 못합니다.
layer-unknown-compression = { $layer }{ JOSA($layer, "은/는") } tar도 아니고 Onionskin이 아는 압축도 아닙니다. 이 레이어의 파일은 보여 주지 못합니다.
layer-known-compression = { $layer }{ JOSA($layer, "은/는") } { $name }{ JOSA($name, "으로/로") } 압축되어 있으며, Onionskin은 이 압축을 풀지 못합니다. 이 레이어의 파일은 보여 주지 못합니다. gzip이나 zstd 레이어로 이미지를 저장하세요.
layer-not-a-tar = { $layer }{ JOSA($layer, "이/가") } tar가 아닙니다. 이 레이어의 파일은 보여 주지 못합니다. 이미지를 다시 저장하세요.
layer-zero-bytes = { $layer }{ JOSA($layer, "은/는") } 0바이트이며 빈 tar도 아닙니다. 파일이 없는 레이어로 보여 줍니다.
layer-ends-early = { $layer }{ JOSA($layer, "이/가") } 중간에 끊겼습니다(압축을 푼 tar의 { $bytes } 지점). 그 앞의 파일을 보여 줍니다. { -save-again }
layer-ends-inside-file = { $layer }{ JOSA($layer, "이/가") } { $path }의 중간에서 끊겼습니다(tar의 { $byte }바이트 지점). 그 앞의 파일을 보여 줍니다. { -save-again }
layer-ends-inside-header = { $layer }{ JOSA($layer, "이/가") } 헤더의 중간에서 끊겼습니다(tar의 { $byte }바이트 지점). 그 앞의 파일을 보여 줍니다. { -save-again }
layer-damaged = { $layer }의 { $compression } 데이터가 손상되었습니다(압축을 푼 tar의 { $bytes } 지점). 그 앞의 파일을 보여 줍니다. { -save-again }
layer-checksum = { $layer }의 { $compression } 체크섬이 맞지 않습니다. 압축할 때의 바이트가 아닙니다. 압축은 끝까지 풀어 모두 보여 줍니다.
layer-trailing-bytes = { $layer }의 { $compression } 데이터가 끝난 뒤에 바이트가 더 있습니다. 무시합니다.
layer-zstd-dictionary = { $layer }{ JOSA($layer, "은/는") } 아카이브에 없는 사전(dictionary)을 써서 zstd로 압축되어 있습니다. 이 레이어의 파일은 보여 주지 못합니다.
layer-media-type-lies = { $layer }의 미디어 타입에는 { $said ->
    [none] 압축하지 않았다고
   *[other] { $said }{ JOSA($said, "이라고/라고") }
} 적혀 있지만 실제 바이트는 { $is ->
    [none] 압축하지 않은 것입니다
   *[other] { $is }입니다
}. 바이트를 따라 읽었습니다. 미디어 타입을 믿는 도구는 거부합니다.
layer-digest-mismatch = { $layer }{ JOSA($layer, "이/가") } 다이제스트와 맞지 않습니다. 손상되었거나 나중에 바뀌었습니다. 적힌 값은 { $said }, 실제 값은 { $is }입니다.
layer-size-mismatch = { $layer }의 크기는 { $is }인데 디스크립터에는 { $said }{ JOSA($said, "이라고/라고") } 적혀 있습니다. 둘 중 하나가 틀렸습니다.
layer-diff-id-mismatch = { $layer }{ JOSA($layer, "이/가") } diff ID와 맞지 않습니다. 이미지를 만들 때의 바이트가 아니며, 손상되었거나 나중에 바뀌었습니다. 적힌 값은 { $said }, 실제 값은 { $is }입니다.
layer-diff-id-malformed = 설정 파일에 적힌 { $layer }의 diff ID가 다이제스트 형식이 아니어서 레이어와 견줄 수 없습니다.
layer-bad-header = { $layer }의 { $entry }번째 항목의 헤더가 손상되었습니다(tar의 { $byte }바이트 지점). 그 앞의 항목을 보여 줍니다. { -save-again }
layer-bad-number = { $layer }의 { $entry }번째 항목에서 { $field } 값이 숫자가 아닙니다(tar의 { $byte }바이트 지점에 있는 헤더). 0으로 봅니다.
layer-bad-size = { $layer }의 { $entry }번째 항목에서 크기가 숫자가 아니어서 다음 항목을 찾을 수 없습니다(tar의 { $byte }바이트 지점에 있는 헤더). 그 앞의 항목을 보여 줍니다. { -save-again }
layer-negative-size = { $layer }의 { $entry }번째 항목에서 크기가 음수여서 다음 항목을 찾을 수 없습니다(tar의 { $byte }바이트 지점에 있는 헤더). 그 앞의 항목을 보여 줍니다. { -save-again }
layer-bad-pax = { $layer }의 { $entry }번째 항목에 딸린 PAX 헤더가 손상되었습니다(tar의 { $byte }바이트 지점). 그 앞의 항목을 보여 줍니다. { -save-again }
layer-huge-header = { $layer }에 크기가 { $bytes }{ JOSA($bytes, "이라고/라고") } 적힌 헤더가 있습니다(tar의 { $byte }바이트 지점). 어떤 이름에도 이만큼은 필요하지 않습니다. 그 앞의 항목을 보여 줍니다. { -save-again }
layer-bad-sparse = { $layer }의 { $entry }번째 항목에서 희소 파일의 지도가 손상되었습니다(tar의 { $byte }바이트 지점에 있는 헤더). 이 항목은 뺐습니다.
layer-sparse-contents = { $layer }의 희소 파일 { $count }개는 내용을 보여 줄 수 없는 형식입니다. 크기는 맞습니다.
layer-unknown-type = { $layer }에 있는 { $path }의 항목 종류 { $kind }{ JOSA($kind, "은/는") } 어떤 tar 표준에도 없습니다. 알 수 없는 항목으로 보여 줍니다.
layer-nameless = { $layer }의 { $entry }번째 항목에 이름이 없습니다. 트리에서 뺐습니다.
layer-invalid-whiteout = { $layer }의 화이트아웃 { $path }{ JOSA($path, "은/는") } 가리킬 파일 이름이 없습니다. 아무것도 가리지 않습니다.
layer-lone-zero-block = { $layer }의 tar에서 { $byte }바이트 지점에 0으로 찬 블록이 하나 있고 그 뒤에 데이터가 더 있습니다. tar는 그 블록에서 끝나므로 뒤는 읽지 않습니다.
layer-below-lower-file = { $layer }에 { $path }{ JOSA($path, "이/가") } 있지만, 상위 경로 { $parent }{ JOSA($parent, "은/는") } 아래 레이어에서 디렉터리가 아닙니다. 그 자리를 디렉터리로 바꿉니다.{ $more ->
    [0] {""}
   *[other] {" "}이런 항목이 { $more }개 더 있습니다.
}
layer-below-own-file = { $layer }에 { $path }{ JOSA($path, "이/가") } 있지만, 상위 경로 { $parent }{ JOSA($parent, "은/는") } 같은 레이어에서 디렉터리가 아닙니다. 이 항목은 뺐습니다.{ $more ->
    [0] {""}
   *[other] {" "}이런 항목 { $more }개를 더 뺐습니다.
}
layer-hard-link = { $layer }의 하드 링크 { $path }{ JOSA($path, "이/가") } { $why ->
    [itself] 자기 자신을 가리킵니다
    [directory] 디렉터리 { $target }{ JOSA($target, "을/를") } 가리킵니다
    [later] 레이어의 더 뒤에 나오는 { $target }{ JOSA($target, "을/를") } 가리킵니다
   *[nowhere] 없는 파일 { $target }{ JOSA($target, "을/를") } 가리킵니다
}. 이 링크는 뺐습니다.{ $more ->
    [0] {""}
   *[other] {" "}이런 하드 링크 { $more }개를 더 뺐습니다.
}
layer-duplicate = { $layer }에 { $path }{ JOSA($path, "이/가") } 두 번 이상 있습니다. 마지막 것만 씁니다.{ $more ->
    [0] {""}
   *[other] {" "}이런 경로가 { $more }개 더 있습니다.
}
layer-limit = { $layer }에 { $limit }{ JOSA($limit, "이/가") } 있습니다. 그 앞의 내용을 보여 줍니다.
layer-limit-at = { $layer }에 { $limit }{ JOSA($limit, "이/가") } 있습니다({ $at }). 그 앞의 내용을 보여 줍니다.
layer-limit-left-out = { $layer }에 { $limit }{ JOSA($limit, "이/가") } 있습니다: { $at }. 이런 항목은 뺐습니다.
layer-read = { $layer }{ JOSA($layer, "을/를") } 읽지 못했습니다. 바뀌었거나 옮겨졌거나 없어진 파일입니다. 다시 끌어다 놓으세요. 브라우저의 메시지: { $message }
layer-read-quiet = { $layer }{ JOSA($layer, "을/를") } 읽지 못했습니다. 바뀌었거나 옮겨졌거나 없어진 파일입니다. 다시 끌어다 놓으세요.
layer-reader-stopped = { $layer }{ JOSA($layer, "을/를") } 읽다가 멈췄습니다. 메모리가 모자라거나 Onionskin의 버그입니다. 파일은 멀쩡할 수 있습니다. 페이지를 새로 고치고 다시 끌어다 놓으세요. 브라우저의 메시지: { $message }

### layers of a container: 컨테이너의 레이어

cow-layer-upper = 컨테이너 레이어
cow-layer-init = 엔진의 레이어
cow-layer-image = { $layer }

### copy-on-write, looking: 찾기와 읽기

cow-probe-nothing = { $layer }에는 없습니다. 한 층 아래를 봅니다.
cow-probe-nothing-lowest = { $layer }에는 없습니다. 더 볼 레이어가 없습니다.
cow-probe-nothing-last = { $layer }에는 없습니다. 그 아래에는 { $parent }{ JOSA($parent, "을/를") } 이루는 레이어가 없습니다.
cow-probe-whiteout = { $layer }에 { $path }의 화이트아웃이 있어 찾기를 멈춥니다. 아래 레이어에 있는 것은 가려집니다.
cow-probe-opaque = { $layer }의 디렉터리 { $path }{ JOSA($path, "은/는") } 불투명해서 찾기를 멈춥니다. 아래 레이어의 내용은 보이지 않습니다.
cow-probe-dir = { $layer }에 디렉터리 { $path }{ JOSA($path, "이/가") } 있습니다. 디렉터리는 합쳐서 보여 주므로 아래도 봅니다.
cow-probe-dir-lowest = { $layer }에 디렉터리 { $path }{ JOSA($path, "이/가") } 있습니다. 더 볼 레이어가 없습니다.
cow-probe-dir-last = { $layer }에 디렉터리 { $path }{ JOSA($path, "이/가") } 있습니다. 그 아래에는 { $parent }{ JOSA($parent, "을/를") } 이루는 레이어가 없습니다.
cow-probe-file = { $layer }에 { $kind } { $path }{ JOSA($path, "이/가") } 있어 찾기를 멈춥니다.
cow-probe-from = { $layer }보다 위의 레이어에는 { $parent }{ JOSA($parent, "이/가") } 없으므로 { $layer }부터 찾습니다. { $then }
cow-probe-from-init = 컨테이너 레이어에는 { $parent }{ JOSA($parent, "이/가") } 없으므로 엔진의 레이어부터 찾습니다. { $then }
cow-probe-from-below = 컨테이너 레이어에는 { $parent }{ JOSA($parent, "이/가") } 없으므로 그 아래부터 찾습니다. { $then }
cow-found = 컨테이너에는 { $layer }의 { $path }{ JOSA($path, "이/가") } 보입니다.
cow-found-dir = 컨테이너에는 디렉터리 { $path } 하나로 보입니다. 권한과 소유자는 { $layer }의 것입니다.
cow-found-hides = { $layer }에서 찾았습니다. { $hidden }에 있는 것은 가려진 채 남아 있습니다.
cow-found-hides-dir = 찾기가 끝났습니다. { $hidden }의 { $path }에 있는 것은 가려진 채 남아 있습니다.
cow-not-found = 찾지 못했습니다. { $path }{ JOSA($path, "은/는") } 어느 레이어에서도 보이지 않습니다.
cow-not-found-hides = 찾지 못했습니다. { $path }{ JOSA($path, "은/는") } { $hidden }에 남아 있지만 가려져 있습니다.
cow-followed = { $path }{ JOSA($path, "은/는") } 심볼릭 링크입니다. { $target }{ JOSA($target, "으로/로") } 이어집니다.
cow-read = { $from }에서 { $path }의 { $bytes }{ JOSA($bytes, "을/를") } 읽었습니다. 읽기만 하면 아무것도 복사되지 않습니다.
cow-read-next = { $from }에서 { $path }의 { $bytes }{ JOSA($bytes, "을/를") } 읽었습니다.
cow-read-upper = 컨테이너 레이어에서 { $path }의 { $bytes }{ JOSA($bytes, "을/를") } 읽었습니다.
cow-read-mount = 마운트에서 { $path }의 { $bytes }{ JOSA($bytes, "을/를") } 읽었습니다.
cow-listed = { $path }에는 이름이 { $names }개 있습니다. 다음을 합친 결과입니다: { $layers }.
cow-listed-one = { $path }에는 이름이 { $names }개 있습니다. 모두 { $layer }에 있습니다.
cow-listed-mount = { $path }에는 이름이 { $names }개 있습니다. 마운트한 곳이므로 레이어는 보지 않습니다.

### copy-on-write, mounts: 마운트

cow-on-engine-file = { $path }{ JOSA($path, "은/는") } 엔진이 레이어 밖에서 마운트한 파일입니다. 레이어는 보지도 바꾸지도 않습니다.
cow-on-kernel = { $path }{ JOSA($path, "은/는") } 커널의 것입니다. 어느 레이어에도 없고 레이어를 바꾸지도 않습니다.
cow-on-devices = { $path }{ JOSA($path, "은/는") } 엔진이 레이어 밖에서 마운트한 /dev 아래에 있습니다. 레이어는 보지도 바꾸지도 않습니다.
cow-on-volume = { $path }{ JOSA($path, "은/는") } 볼륨 { $volume }에 있습니다. 볼륨에서는 쓰기 시 복사가 일어나지 않으며, 레이어는 보지도 바꾸지도 않습니다.
cow-on-nameless-volume = { $path }{ JOSA($path, "은/는") } 이름 없는 볼륨에 있습니다. 볼륨에서는 쓰기 시 복사가 일어나지 않으며, 레이어는 보지도 바꾸지도 않습니다.
cow-on-bind = { $path }{ JOSA($path, "은/는") } 바인드 마운트에 있으며 호스트의 { $host }입니다. 레이어는 보지도 바꾸지도 않습니다.
cow-on-tmpfs = { $path }{ JOSA($path, "은/는") } tmpfs, 곧 메모리에 있습니다. 레이어는 보지도 바꾸지도 않습니다.
cow-mount-engine-file = 엔진의 파일
cow-mount-kernel = 커널의 파일 시스템
cow-mount-devices = 엔진의 /dev
cow-mount-volume = 볼륨 { $volume }
cow-mount-nameless-volume = 이름 없는 볼륨
cow-mount-bind = 호스트의 { $host }
cow-mount-tmpfs = 메모리(tmpfs)
cow-mounted = { $path }에 { $mount }{ JOSA($mount, "을/를") } 마운트했습니다. 레이어에 있는 것은 그 아래에 가려집니다.
cow-mounted-made = { $path }에 { $mount }{ JOSA($mount, "을/를") } 마운트했습니다. 이 마운트 지점은 어느 레이어에도 없어 컨테이너 레이어에 만들었습니다.
cow-volume-filled = 볼륨 { $volume }{ JOSA($volume, "이/가") } 비어 있어 이미지의 { $path }에 있는 것을 복사했습니다: 파일 { $files }개, { $bytes }.
cow-volume-filled-nameless = 새 볼륨이 비어 있어 이미지의 { $path }에 있는 것을 복사했습니다: 파일 { $files }개, { $bytes }.

### copy-on-write, copying up: 카피업

cow-directory-copied-up = { $from }에서 디렉터리 { $path }만 컨테이너 레이어로 복사됩니다. 권한, 소유자, 시각만 복사되고 안에 든 것은 복사되지 않습니다.
cow-directory-copied-up-next = { $from }에서 디렉터리 { $path }도 같은 방식으로 복사됩니다.
cow-directory-copied-up-from = 디렉터리 { $path }{ JOSA($path, "은/는") } { $from }의 { $source }입니다. 디렉터리만 컨테이너 레이어로 복사됩니다. 권한, 소유자, 시각만 복사되고 안에 든 것은 복사되지 않습니다.
cow-copied-up-open = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 쓰려고 열기만 해도, 한 바이트도 쓰기 전에 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-trunc = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. O_TRUNC로 열었으므로 컨테이너 레이어의 사본은 빈 파일로 시작합니다. { $size } 가운데 한 바이트도 복사되지 않습니다.
cow-copied-up-truncate = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. truncate(2)는 파일 전체 { $size }{ JOSA($size, "을/를") } 먼저 컨테이너 레이어로 복사한 다음 길이를 바꿉니다.
cow-copied-up-chmod = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 권한만 바꾸려 해도 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-chown = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 소유자만 바꾸려 해도 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-times = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 시각만 바꾸려 해도 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-xattr = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 확장 속성 하나만 바꾸려 해도 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-link = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 이름을 하나 더 붙이려면 파일이 컨테이너 레이어에 있어야 하므로 전체 { $size }{ JOSA($size, "이/가") } 복사됩니다.
cow-copied-up-rename = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 옮기기만 해도 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-from = { $path }{ JOSA($path, "은/는") } { $from }의 { $source }이고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 파일 전체 { $size }{ JOSA($size, "이/가") } 컨테이너 레이어로 복사됩니다.
cow-copied-up-empty = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 빈 파일이므로 컨테이너 레이어로 복사되는 데이터는 0바이트입니다.
cow-copied-up-holes = { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. { $size } 중 실제 데이터 { $bytes }만 컨테이너 레이어로 복사되고, 나머지는 빈 구멍으로 남습니다.
cow-copied-up-metadata = { $from }에서 { $path }의 메타데이터만 컨테이너 레이어로 복사됩니다(metacopy). 데이터 { $size }{ JOSA($size, "은/는") } 쓰기용으로 열 때까지 그대로 있습니다.
cow-copied-up-other = { $kind } { $path }{ JOSA($path, "은/는") } { $from }에 있고 { $from }{ JOSA($from, "은/는") } 읽기 전용입니다. 컨테이너 레이어로 복사되며, 복사할 데이터는 없습니다.
cow-data-copied-up = 지금까지는 { $path }의 메타데이터만 복사되어 있었습니다. 이제 데이터 { $bytes }{ JOSA($bytes, "이/가") } 복사됩니다.
cow-hard-link-broken = { $path }{ JOSA($path, "은/는") } 이름이 { $names }개인 파일의 이름 하나입니다. 이제 사본이 따로 떨어지고, 나머지 이름은 옛 파일을 그대로 가리킵니다.

### copy-on-write, writing: 쓰기

cow-created = 컨테이너 레이어에 { $kind } { $path }{ JOSA($path, "을/를") } 새로 만들었습니다.
cow-created-over-whiteout = 컨테이너 레이어에 { $kind } { $path }{ JOSA($path, "을/를") } 새로 만들었습니다. 그 자리의 화이트아웃을 대신하며, 아래 레이어에 있는 것은 여전히 가려집니다.
cow-created-mount = 마운트한 곳에 { $kind } { $path }{ JOSA($path, "을/를") } 새로 만들었습니다.
cow-made-opaque = 새로 만든 { $path }{ JOSA($path, "은/는") } 불투명합니다. 아래 레이어의 내용은 보이지 않습니다.
cow-made-opaque-moved = 옮기기 전에 { $path }{ JOSA($path, "을/를") } 불투명하게 만듭니다. { $to }에서도 아래 레이어의 내용이 비쳐 보이지 않아야 하기 때문입니다.
cow-redirected = { $path }에 리다이렉트가 생겼습니다. 아래 레이어에서는 { $to }입니다. 데이터는 복사되지 않습니다.
cow-wrote = 컨테이너 레이어의 { $path }에 { $bytes }{ JOSA($bytes, "을/를") } 썼습니다. 이제 { $size }입니다.
cow-wrote-in-place = { $path }{ JOSA($path, "은/는") } 이미 컨테이너 레이어에 있으므로 { $bytes }만 씁니다.
cow-wrote-copy = { $path }의 사본에 { $bytes }{ JOSA($bytes, "을/를") } 썼습니다. 그러려고 { $copied }{ JOSA($copied, "을/를") } 복사했습니다.
cow-wrote-new = 새로 만든 { $path }에 { $bytes }{ JOSA($bytes, "을/를") } 썼습니다. 아래 레이어에서 복사할 것은 없습니다.
cow-wrote-mount = 마운트한 { $path }에 { $bytes }{ JOSA($bytes, "을/를") } 썼습니다.
cow-wrote-memory = 메모리에 있는 { $path }에 { $bytes }{ JOSA($bytes, "을/를") } 썼습니다.
cow-cut = { $path }{ JOSA($path, "이/가") } { $from }에서 { $to }{ JOSA($to, "으로/로") } 줄었습니다.
cow-grown = { $path }{ JOSA($path, "이/가") } { $from }에서 { $to }{ JOSA($to, "으로/로") } 늘었습니다. 늘어난 부분은 빈 구멍이라 공간을 차지하지 않습니다.
cow-cut-nothing = { $path }의 길이는 { $size } 그대로입니다. 수정 시각만 바뀌었습니다.
cow-mode = { $path }의 권한이 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
cow-mode-same = { $path }의 권한을 전과 같은 { $mode }{ JOSA($mode, "으로/로") } 정했습니다.
cow-owner = { $path }의 소유자가 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
cow-owner-same = { $path }의 소유자를 전과 같은 { $owner }{ JOSA($owner, "으로/로") } 정했습니다.
cow-times = { $path }의 수정 시각을 정했습니다.
cow-xattr = { $path }의 확장 속성 { $name }{ JOSA($name, "을/를") } 정하거나 지웠습니다.

### copy-on-write, removing and moving: 지우기와 옮기기

cow-whiteout = 지워진 데이터는 없습니다. 컨테이너 레이어의 화이트아웃이 { $path }{ JOSA($path, "을/를") } 가릴 뿐, { $bytes }바이트는 { $hidden }에 남아 있습니다.
cow-whiteout-dir = 지워진 데이터는 없습니다. 컨테이너 레이어의 화이트아웃이 디렉터리 { $path }{ JOSA($path, "을/를") } 가릴 뿐, 디렉터리와 그 안의 모든 것은 { $hidden }에 남아 있습니다.
cow-whiteout-other = 지워진 데이터는 없습니다. 컨테이너 레이어의 화이트아웃이 { $path }{ JOSA($path, "을/를") } 가릴 뿐, { $kind }{ JOSA($kind, "은/는") } { $hidden }에 남아 있습니다.
cow-whiteout-instead = 그 자리에 컨테이너 레이어의 화이트아웃이 놓입니다. { $path }{ JOSA($path, "은/는") } { $hidden }에도 남아 있어, 가리지 않으면 비쳐 보입니다.
cow-whiteout-instead-dir = 디렉터리와 그 안의 화이트아웃 대신 컨테이너 레이어에 화이트아웃 하나가 놓입니다. { $path }{ JOSA($path, "은/는") } { $hidden }에도 남아 있어, 가리지 않으면 비쳐 보입니다.
cow-removed = 컨테이너 레이어에서 { $path }{ JOSA($path, "이/가") } 실제로 지워졌습니다: { $bytes }.
cow-removed-other = 컨테이너 레이어에서 { $kind } { $path }{ JOSA($path, "이/가") } 실제로 지워졌습니다.
cow-removed-last = { $path }{ JOSA($path, "은/는") } 컨테이너 레이어에 있었고 그 아래로 비쳐 보일 것이 없습니다. 화이트아웃 없이 실제로 지워지고, 컨테이너 레이어에서 { $bytes }{ JOSA($bytes, "이/가") } 줄었습니다.
cow-removed-last-other = { $kind } { $path }{ JOSA($path, "은/는") } 컨테이너 레이어에 있었고 그 아래로 비쳐 보일 것이 없습니다. 화이트아웃 없이 실제로 지워집니다.
cow-removed-mount = 마운트한 곳에서 { $path }{ JOSA($path, "이/가") } 지워졌습니다.
cow-renamed = { $from }{ JOSA($from, "이/가") } { $to }{ JOSA($to, "으로/로") } 옮겨졌습니다.
cow-renamed-over = { $from }{ JOSA($from, "이/가") } { $to }{ JOSA($to, "으로/로") } 옮겨졌습니다. { $layer }에 있는 것은 가려진 채 남습니다.
cow-exchanged = { $from }{ JOSA($from, "과/와") } { $to }{ JOSA($to, "이/가") } 자리를 바꾸었습니다.
cow-linked = { $from }{ JOSA($from, "과/와") } { $to }{ JOSA($to, "은/는") } 한 파일의 두 이름입니다. 데이터는 한 번만 저장됩니다.
cow-refused = { $path }에 대한 { $call }{ JOSA($call, "이/가") } 실패했습니다: { $says }({ $errno }). 바뀐 것은 없습니다.
cow-refused-lower-directory = { $path }에 대한 { $call }{ JOSA($call, "이/가") } 거부되었습니다: { $says }({ $errno }). 아래 레이어가 이 디렉터리에 둔 것까지 옮겨야 하는데 그 레이어는 읽기 전용입니다. 바뀐 것은 없습니다.
cow-refused-other-file-system = { $path }에 대한 { $call }{ JOSA($call, "이/가") } 거부되었습니다: { $says }({ $errno }). 두 경로가 서로 다른 파일 시스템에 있습니다. 바뀐 것은 없습니다.
cow-refused-mount-point = { $path }에 대한 { $call }{ JOSA($call, "이/가") } 거부되었습니다: { $says }({ $errno }). 레이어 밖에서 마운트한 것입니다. 바뀐 것은 없습니다.
cow-copies-instead = mv는 { $from }{ JOSA($from, "을/를") } 그대로 옮길 수 없습니다. { $to }{ JOSA($to, "으로/로") } 전부 복사한 다음 { $from }{ JOSA($from, "을/를") } 지웁니다.

### copy-on-write, containers: 컨테이너

cow-container-created = { $image }의 레이어 { $layers }개 위에 컨테이너 { $name }만의 빈 레이어가 생겼습니다. 그 사이에는 마운트 지점이 든 엔진의 레이어가 있습니다. 복사된 것은 없습니다.
cow-started = 컨테이너 { $name }{ JOSA($name, "이/가") } 시작되었습니다.
cow-stopped = 컨테이너 { $name }{ JOSA($name, "이/가") } 멈췄습니다. 쓴 것은 컨테이너 레이어에 남아 있고, 메모리(tmpfs)에 있던 것은 사라졌습니다.
cow-container-removed = 컨테이너 { $name }{ JOSA($name, "이/가") } 그 레이어와 함께 지워졌습니다. { $bytes }{ JOSA($bytes, "이/가") } 사라졌고, 이미지의 레이어는 그대로입니다.
cow-committed = { $name }의 컨테이너 레이어가 새 이미지 { $image }의 { $layer }{ JOSA($layer, "이/가") } 되었습니다: 항목 { $entries }개, { $bytes }.
cow-committed-empty = { $name }의 컨테이너 레이어가 비어 있어 새 이미지 { $image }에는 새 레이어가 생기지 않습니다.
cow-more = 이 밖의 일 { $events }가지는 하나하나 말하지 않습니다.
cow-ended = 종료 상태는 { $status }입니다.
cow-ended-cut = { $ended } 보여 주지 않는 출력: { $bytes }.

### copy-on-write, refusals: 할 수 없는 것

cow-needs-content = 먼저 이미지의 { $layer }에서 { $path }의 { $bytes }{ JOSA($bytes, "을/를") } 읽어야 합니다.
cow-needs-contents = 먼저 이미지에서 파일 { $files }개에 걸쳐 { $bytes }{ JOSA($bytes, "을/를") } 읽어야 합니다.
cow-cancelled = 취소했습니다. 바뀐 것은 없습니다.
cow-too-many-bytes = 명령이 { $limit }보다 많은 내용을 들여다봅니다. 이 모형에서는 하지 않습니다. 바뀐 것은 없습니다.
cow-too-much-output = 명령이 { $limit }보다 많이 출력합니다. 이 모형에서는 하지 않습니다. 바뀐 것은 없습니다.
cow-too-many-names = 명령 하나의 패턴에 맞는 이름이 { $limit }개를 넘습니다. 이 모형에서는 하지 않습니다. 바뀐 것은 없습니다.
cow-too-deep = 명령이 명령을 부르는 깊이가 { $limit }단계를 넘습니다. 이 모형에서는 하지 않습니다. 바뀐 것은 없습니다.
cow-too-many-calls = 명령이 시스템 콜을 { $limit }번 넘게 부릅니다. 이 모형에서는 하지 않습니다. 바뀐 것은 없습니다.
cow-no-command = 이미지에도 이 모형에도 없는 명령입니다: { $command }. 쓸 수 있는 명령: { $known }.
cow-unknown-command = 이미지에는 { $command }{ JOSA($command, "이/가") } 있지만 이 모형은 이미지의 프로그램을 실행하지 않습니다. 쓸 수 있는 명령: { $known }.
shell-unclosed-quote = { $at }번째 자리의 따옴표({ $mark })가 닫히지 않았습니다.
shell-unclosed-group = { $at }번째 자리의 괄호가 닫히지 않았습니다.
shell-unclosed-variable = { $at }번째 자리에서 시작한 중괄호 변수가 닫히지 않았습니다.
shell-missing-command = { $at }번째 자리에 와야 할 명령이 없습니다.
shell-missing-target = { $at }번째 자리의 리다이렉션에 파일 이름이 없습니다.
shell-unexpected = { $at }번째 자리에 올 수 없는 것이 있습니다.
shell-too-deep = { $at }번째 자리에서 괄호가 너무 여러 겹입니다.
shell-too-long = 줄이 너무 깁니다. { $at }번째 자리부터는 읽지 않습니다.
shell-not-modeled = 이 모형에 없습니다: { $what }, { $at }번째 자리.
shell-construct-word = { $word }
shell-construct-function = 함수
shell-construct-substitution = 명령 치환
shell-construct-arithmetic = 산술 확장
shell-construct-here-document = 히어 도큐먼트(<<)
shell-construct-background = 백그라운드 명령(&)
shell-construct-ampersand = 리다이렉션 &>
shell-construct-parameter = 조건이나 자르기가 붙은 변수
shell-construct-descriptor = 0, 1, 2가 아닌 디스크립터와 <>
shell-construct-builtin = 이 셸 내장 명령
docker-no-command = docker 뒤에 명령이 없습니다. 쓸 수 있는 명령: { $known }.
docker-unknown-command = 이 모형에 없는 명령입니다: docker { $command }. 쓸 수 있는 명령: { $known }.
docker-unknown-option = 이 모형의 docker { $command }에는 { $option } 옵션이 없습니다.
docker-missing = docker { $command }에 { $what }{ JOSA($what, "이/가") } 있어야 하는데 줄이 그 앞에서 끝났습니다.
docker-invalid = docker { $command }에 쓸 수 없는 값입니다: { $value }.
script-line = { $line }행: { $why }
script-no-container = docker 명령도 아니고 컨테이너 이름으로 시작하지도 않습니다. 컨테이너에서 실행할 명령은 "이름# 명령"으로 씁니다.
script-call = 이 모형의 시스템 콜이 아니거나 인자가 맞지 않습니다: { $call }.

### scripts to begin with: 준비된 스크립트

ready-first-write-title = 첫 쓰기와 두 번째 쓰기
ready-first-write-about = 이미지의 파일에 처음 한 줄을 더하면 파일 전체가 복사되고, 두 번째부터는 더한 만큼만 씁니다.
ready-two-containers-title = 이미지 하나, 컨테이너 둘
ready-two-containers-about = 두 컨테이너는 이미지의 레이어를 함께 쓰지만 컨테이너 레이어는 따로 있습니다. 한쪽이 쓴 것은 다른 쪽에 보이지 않습니다.
ready-delete-title = 지워도 남는 데이터
ready-delete-about = 이미지의 파일을 지우면 화이트아웃이 생길 뿐 비는 공간이 없습니다. 실제로 지워지는 것은 컨테이너가 쓴 것뿐입니다.
ready-opaque-title = rm -rf 다음 mkdir
ready-opaque-about = 디렉터리를 지우면 화이트아웃 하나가 남고, 다시 만들면 옛 파일을 모두 가리는 불투명 디렉터리가 됩니다.
ready-chmod-title = chmod로 또 저장되는 파일
ready-chmod-about = 바꾸는 것이 없는 chmod라도 파일 전체를 복사합니다. docker diff에는 나오지 않지만 docker ps -s의 크기는 늘어납니다.
ready-overwrite-append-title = >와 >>의 차이
ready-overwrite-append-about = >>는 한 줄을 더하기 전에 파일 전체를 복사합니다. >는 빈 사본에서 시작하므로 옛 내용을 복사하지 않습니다.
ready-one-byte-title = 1바이트에 복사되는 537 MB
ready-one-byte-about = 이미지에 512 MiB 파일이 있습니다. 컨테이너가 처음 1바이트를 더하면 파일 전체가 복사되고, 두 번째에는 1바이트만 씁니다.
ready-sed-title = sed -i가 쓰는 새 파일
ready-sed-about = sed -i를 써도 옛 파일은 복사되지 않습니다. 새 파일을 써서 옛 파일 자리로 옮기며, 새 파일 전체가 컨테이너 레이어에 남습니다.
ready-rename-directory-title = 디렉터리 옮기기
ready-rename-directory-about = 이미지의 디렉터리는 이름을 바꿀 수 없어(EXDEV) mv가 안의 파일을 모두 복사합니다. 컨테이너 레이어의 디렉터리는 이름만 바뀝니다.
ready-hard-link-title = 끊어지는 하드 링크
ready-hard-link-about = 한 파일에 이름이 둘 있습니다. 한 이름에 쓰면 그 이름만 복사되어 나오고, 다른 이름은 옛 파일 그대로입니다.
ready-volume-title = 레이어를 거치지 않는 볼륨
ready-volume-about = 볼륨에 쓰면 복사되는 것이 없고 docker diff에도 나오지 않습니다. 컨테이너를 지워도 남아 있습니다.
ready-hosts-title = /etc/hosts와 docker diff
ready-hosts-about = 엔진이 레이어 위에 /etc/hosts를 마운트합니다. 여기에 쓴 것은 docker diff에 나오지 않고, 이 파일은 지울 수도 없습니다.
ready-commit-title = 화이트아웃까지 커밋하기
ready-commit-about = docker commit은 컨테이너 레이어를 화이트아웃까지 이미지 레이어로 만듭니다. 지운 파일은 새 컨테이너에서도 보이지 않지만 데이터는 이미지에 남아 있습니다.
ready-removed-title = 컨테이너와 함께 사라지는 데이터
ready-removed-about = 컨테이너를 멈춰도 쓴 것은 남습니다. 지우면 컨테이너 레이어까지 사라지고, 같은 이름으로 새로 만들어도 빈 레이어에서 시작합니다.

### predict first: 먼저 맞히기

predict-serves = { $container }에서 { $path }{ JOSA($path, "을/를") } 찾으면 어느 레이어에서 나옵니까?
predict-gains = { $container }의 컨테이너 레이어는 몇 바이트 늘어납니까?
predict-diff = 이 단계 다음에 docker diff { $container }{ JOSA($container, "은/는") } 무엇을 출력합니까?
predict-sees = { $container }{ JOSA($container, "이/가") } { $path }{ JOSA($path, "을/를") } 바꿉니다. { $other }에서는 무엇이 보입니까?
predict-layer-of = { $container }의 컨테이너 레이어
predict-no-layer = 어느 레이어에도 없음
predict-bytes = { $bytes }
predict-loses = −{ $bytes }
predict-nothing = 출력 없음
predict-lines = { $lines }
predict-sees-unchanged = 전과 같은 것
predict-sees-changed = 바뀐 것
predict-sees-gone = 더는 보이지 않음
predict-sees-absent = 전처럼 보이지 않음
predict-sees-new = 새로 생긴 것
predict-right = 맞습니다: { $answer }. 장면 { $frame }에서 볼 수 있습니다.
predict-wrong = 아닙니다. 답은 장면 { $frame }에 있습니다.

### storage drivers: 스토리지 드라이버

driver-plain = { $name }
driver-overlay2-ext4 = overlay2(ext4)
driver-overlay2-reflink = overlay2(XFS reflink)
driver-devicemapper = devicemapper({ $chunk } 청크)
driver-place-directory = 레이어마다 디렉터리가 하나씩 있습니다: { $path }.
driver-place-loop = 모든 레이어가 블록 풀 하나, 곧 파일 { $path }에 있습니다.
driver-place-pool = 모든 레이어가 블록 풀 하나, 곧 논리 볼륨 { $path }에 있습니다.
driver-place-subvolume = 레이어마다 btrfs 서브볼륨이 하나씩 있습니다: { $path }.
driver-place-data-set = 레이어마다 zfs 데이터셋이 하나씩 있으며 다음 위치에 마운트됩니다: { $path }.
driver-place-copy = 레이어마다 디렉터리가 하나씩 있고, 아래 레이어의 파일까지 모두 들어 있습니다: { $path }.
driver-status-default = Docker 자체 이미지 저장소의 기본값입니다. Docker 29를 새로 설치하면 이미지를 containerd에 저장하며, 그 overlayfs 스냅샷터도 같은 규칙을 따릅니다.
driver-status-kept = 지금도 Docker에 있습니다. /var/lib/docker가 { $name } 위에 있어야 합니다.
driver-status-fallback = 지금도 Docker에 있으며, 시험하거나 다른 드라이버를 쓸 수 없을 때 씁니다.
driver-status-removed = Docker { $version }.0에서 없어졌습니다.
driver-level-file = 파일 단위입니다. 이미지의 파일을 처음 바꿀 때 파일 전체를 복사하고, 그다음부터는 복사하지 않습니다.
driver-level-clone = 파일 단위지만 사본이 아래 파일과 블록을 공유합니다. 새로 쓴 만큼만 공간을 차지합니다.
driver-level-chunk = 블록 단위입니다. 청크를 처음 바꿀 때 파일의 크기와 상관없이 그 청크만 복사하고, 그다음부터는 복사하지 않습니다.
driver-level-again = 블록 단위입니다. 파일의 크기와 상관없이, 쓸 때마다 바뀐 블록을 새 자리에 씁니다.
driver-level-image = 아무것도 공유하지 않습니다. 레이어와 컨테이너가 저마다 전체 사본입니다.

### operations: 작업

operation-start = 컨테이너 시작
operation-open = 쓰기용으로 열기
operation-first-write = 첫 쓰기
operation-second-write = 두 번째 쓰기
operation-new-file = 새 파일
operation-delete = 지우기
operation-chmod = chmod, chown, touch
operation-truncate-open = O_TRUNC로 열기
operation-truncate = truncate(2)
operation-rename-dir = 디렉터리 옮기기
operation-lookup = 이름 찾기
operation-readdir = 디렉터리 목록 보기

### costs: 비용

cost-start-mount = 레이어를 하나의 트리로 마운트할 뿐 이미지의 파일은 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-start-snapshot = 스냅샷이 이미지의 모든 블록을 공유합니다. 새로 차지하는 공간: { $space }.
cost-start-copy = 이미지의 파일을 모두 복사합니다. 새로 차지하는 공간: { $space }.
cost-file = 파일 전체({ $read })를 읽어서 씁니다. 새로 차지하는 공간: { $space }.
cost-file-cut = 파일 전체({ $read })를 읽어서 쓴 다음 자릅니다. 새로 차지한 채 남는 공간: { $space }.
cost-clone = 파일이 아무리 커도 사본은 아래 파일과 블록을 공유합니다. 새로 차지하는 공간: { $space }.
cost-begins-empty = 빈 파일로 시작하므로 옛 내용은 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-in-place = 제자리에 쓰고 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-in-place-unless-shared = 이미 컨테이너의 것인 블록은 제자리에 쓰고, 아직 이미지와 공유하는 블록은 새 자리에 씁니다. 새로 차지하는 공간: { $space }.
cost-in-place-unless-first = 이미 컨테이너의 것인 청크는 제자리에 쓰고, 나머지 청크는 먼저 복사합니다. 새로 차지하는 공간: { $space }.
cost-new = 이 때문에 복사되는 파일은 없습니다. 새로 차지하는 공간: { $space }.
cost-tree = rename(2)이 거부되어(EXDEV) mv가 트리 전체({ $read })를 읽어서 씁니다. 새로 차지하는 공간: { $space }.
cost-renamed = 디렉터리의 이름만 바꾸며 안의 파일은 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-whiteout = 화이트아웃이 가릴 뿐 아래의 파일은 남습니다. 새로 차지하는 공간: { $space }.
cost-own-erased = 컨테이너 레이어에 있던 것을 지웁니다. 비는 공간: { $freed }.
cost-shared-stay = 이름은 지워지지만 이미지와 공유하는 블록은 남습니다. 비는 공간: { $freed }.
cost-copy-erased = 컨테이너만의 사본을 지웁니다. 비는 공간: { $freed }.
cost-private = 시작할 때부터 컨테이너만의 파일이므로 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-open-nothing = 열기만 하면 아무것도 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-chunks = 바뀐 청크만 { $chunk }씩 복사합니다(데이터, inode, 저널). 파일의 크기는 상관없습니다. 새로 차지하는 공간: { $space }.
cost-extents = 바뀐 블록과 그 블록에 이르는 트리 노드만 새 자리에 씁니다. 디스크에 쓰는 양: { $written }. 새로 차지하는 공간: { $space }.
cost-records = 바뀐 레코드만 128 KiB씩 새 자리에 씁니다. 디스크에 쓰는 양: { $written }. 새로 차지하는 공간: { $space }.
cost-again = 바뀐 블록을 또 새 자리에 쓰고 옛 자리는 비웁니다. 디스크에 쓰는 양: { $written }. 새로 차지하는 공간: { $space }.
cost-metadata = 메타데이터만 바뀌며 파일의 데이터는 복사하지 않습니다. 새로 차지하는 공간: { $space }.
cost-lookup = 처음에는 레이어를 { $layers }개까지 찾아봅니다: 약 { $time }.
cost-lookup-unmeasured = 처음에는 레이어를 { $layers }개까지 찾아봅니다. 걸리는 시간은 재지 않았습니다.
cost-lookup-again = 커널이 이름을 기억하므로 레이어를 찾아보지 않습니다: 레이어가 몇 개든 약 { $time }.
cost-lookup-again-unmeasured = 커널이 이름을 기억하므로 레이어를 찾아보지 않습니다.
cost-readdir = 디렉터리 { $layers }개의 이름을 합칩니다: 약 { $time }.
cost-readdir-unmeasured = 디렉터리 { $layers }개의 이름을 합칩니다. 걸리는 시간은 재지 않았습니다.
cost-no-depth = 파일 시스템이 하나라 여러 층을 찾아볼 일이 없습니다. 레이어의 수는 상관없습니다.
figure-exact = { $bytes }
figure-up-to = 많아야 { $bytes }
figure-range = { $low }~{ $high }
figure-time-range = { $low }~{ $high }
figure-us = { $count } µs
figure-ms = { $count } ms
figure-s = { $count }초
figure-measured = 측정값
figure-derived = 재지 않고 계산한 값

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
reading-drop-here = 놓으면 이 이미지를 대신 엽니다

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
keys-sort = 크기순 · 이름순
keys-deleted = 앞선 레이어가 지운 것 보기
keys-waste = 줄일 수 있는 용량
keys-save = 파일 내려받기
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
notice-folder = { $name }{ JOSA($name, "은/는") } 폴더입니다. 저장한 아카이브(.tar 파일)를 놓으세요.

### containers

stage-waiting = 레이어를 아직 읽고 있습니다. 모두 읽으면 컨테이너를 시작할 수 있습니다.
stage-containers = 컨테이너
stage-start = 컨테이너 시작
stage-count = { $count ->
    [0] { $image } 위에 아직 컨테이너가 없습니다
   *[other] { $image } 위의 컨테이너 { $count }개 · 읽기 전용 레이어는 함께 씁니다
}
stage-happens = 일어나는 일
stage-begin = 컨테이너를 시작하거나 명령을 입력하세요. 커널이 하는 일을 한 문장씩 알려 드립니다.
stage-working = 아직 하고 있습니다: 지금까지 시스템 호출 { $calls }번.
stage-cancel = 취소
stage-unread = 이미지에서 이 바이트를 읽을 수 없습니다: { $message }. 파일이 바뀌었거나 옮겨졌으면 다시 놓으세요.
stage-full = 명령들이 이미지에서 { $held }{ JOSA($held, "을/를") } 읽었고, 보관할 수 있는 양은 { $cap }까지입니다. 스크립트를 줄이세요.
stage-crash = 시뮬레이터가 멈췄습니다: { $message }. 스크립트는 남아 있습니다. 다른 단계로 가면 다시 시작합니다.
stage-commands = 명령
stage-examples = 예제
stage-prompt = 명령
stage-prompt-hint = echo hi >> /etc/motd
stage-run = 실행
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
stage-engine-sheet = 엔진의 층
stage-all-paths = 모든 경로
stage-predict = 먼저 맞히기
stage-present = 발표
ask-first = 그림 아래 질문에 답하면 이 단계에서 일어난 일이 보입니다.
ask-show = 바로 보기
ask-score = { $asked }문제 중 { $right }개 맞음
script-open = 열기
script-open-why = 텍스트 파일에서 스크립트 열기
script-save = 저장
script-save-why = 스크립트를 텍스트 파일로 저장
notice-bad-script = { $name }{ JOSA($name, "은/는") } 재생할 수 있는 스크립트가 아닙니다. { $error }
notice-script-for = 다른 이미지({ $image })를 위한 스크립트입니다. 명령은 그대로 보여 주지만 이 이미지에서는 결과가 다를 수 있습니다.
notice-script-waits = { $image }{ JOSA($image, "을/를") } 위한 스크립트입니다. 그 이미지를 놓거나 예제로 여세요.
top-share = 공유
top-share-why = 지금 화면으로 오는 링크를 복사합니다. 자리와 명령만 들어 있고 이미지는 들어 있지 않으므로, 링크를 여는 사람에게 같은 이미지 파일이 있어야 합니다.
top-shared = 링크를 복사했습니다.
top-share-failed = 브라우저가 링크 복사를 막았습니다. 링크는 주소 표시줄에 있습니다.
stage-undo = 스크립트의 마지막 편집 되돌리기 (z)
stage-redo = 스크립트의 편집 다시 하기 (Shift+z)
stage-place = { $step }단계 · 장면 { $frame }/{ $frames }
stage-output = 출력
stage-diff-none = 이미지와 다른 점이 없습니다.
stage-more-lines = 그 밖에 { $count }줄

### panels

panels-label = 사실
panels-drivers = 드라이버
panels-disk = 디스크
panels-weight = 크기
panels-commit = commit

driver-measure = 견줄 것
driver-read = 읽기
driver-written = 쓰기
driver-space = 새 공간
driver-scale-read = 이 단계에서 읽는 파일의 바이트(로그 눈금)
driver-scale-written = 이 단계에서 디스크에 쓰는 바이트(로그 눈금)
driver-scale-space = 디스크에서 새로 차지하는 바이트(로그 눈금)
driver-nothing = 이 단계에서는 어느 스토리지 드라이버도 레이어에 파일 내용을 복사하거나 쓰지 않습니다.
driver-bytes = { $bytes } B
driver-size = { $bytes }
driver-at-most = ≤ { $high }
driver-short-ext4 = overlay2 ext4
driver-short-reflink = overlay2 XFS
driver-short-loop = devicemapper 64K
driver-short-direct = devicemapper 512K
driver-bar = { $driver }: { $figure }, { $how }
driver-operation = { $operation }: { $cost }
driver-partial = 이 단계는 더 많은 일을 했습니다. 처음 { $facts }가지 일만 센 값입니다.
driver-derived = 재지 않고 셈한 값: { $drivers }.
driver-more = 막대에는 작업 { $count }개가 더 들어 있습니다.

disk-empty = 컨테이너 레이어가 비어 있습니다. 바뀐 것이 없습니다.
disk-list = 디스크의 컨테이너 레이어
disk-lowerdir = lowerdir
disk-upperdir = upperdir
disk-workdir = workdir
disk-merged = merged
disk-options = 마운트 옵션
disk-names = 엔진은 이 디렉터리의 이름을 무작위로 짓습니다. 여기서는 디렉터리에 든 것으로 지었습니다. 두 컨테이너가 함께 쓰는 레이어는 디렉터리도 하나입니다.
disk-copy-mount = 마운트 명령 복사
disk-whiteout = 화이트아웃: 아래 레이어의 { $path }{ JOSA($path, "을/를") } 가리는 문자 장치 0/0입니다.
disk-xattrs = 확장 속성

weight-logical = docker ps -s
weight-on-disk = 디스크
weight-file = 파일
weight-logical-why = "docker ps -s"로 { $bytes }: 모든 파일의 길이를 inode마다 한 번씩 더합니다. 디렉터리와 화이트아웃은 0입니다.
weight-disk-why = 디스크에서 { $bytes }: 4 KiB 블록으로 파일이 { $files }, 디렉터리가 { $dirs }. 화이트아웃은 블록을 쓰지 않습니다.
weight-names = { $path } 외 이름 { $count }개
weight-none = 컨테이너 레이어에 파일이 없어 "docker ps -s"로 0입니다.
weight-more = 더 가벼운 파일 { $count }개가 이어집니다.

commit-empty = 컨테이너 레이어가 비어 있어 "docker commit"이 레이어를 더하지 않습니다.
commit-adds = "docker commit"이 레이어 하나를 더합니다: tar의 항목 { $members }개, { $bytes }.
commit-whiteout = 화이트아웃
commit-opaque = 불투명
commit-link = { $path }의 하드 링크
commit-members = tar의 항목
commit-images = 커밋한 이미지
commit-image = 화면의 이미지 위에 레이어 { $layers }개가 더 있습니다. 아카이브로 { $bytes }.
commit-image-bare = 화면의 이미지 위에 더한 레이어가 없습니다. 아카이브로 { $bytes }.
commit-image-unsaved = 화면의 아카이브에 설정 파일이나 레이어가 없어 이 이미지를 저장할 수 없습니다.
commit-inspect = { $name } 살펴보기
commit-inspect-short = 살펴보기
commit-download = { $name } 내려받기
commit-download-short = 내려받기
commit-saving = { $name }: { $bytes } 중 { $done }
commit-failed = { $name }의 아카이브를 만들지 못했습니다: { $why }
save-layer-missing = 화면의 아카이브에 { $layer }의 바이트가 없습니다.
save-no-config = 화면의 아카이브에 읽을 수 있는 이미지 설정이 없습니다.
save-failed-io = 브라우저의 말: "{ $message }".

diff-new = +{ $count }줄
diff-gone = −{ $count }줄
diff-line-new = 새 줄
diff-line-gone = 사라짐

beside-button = 나란히 보기
beside-choose = 둘째 컨테이너
beside-sees = { $container }에 보이는 것
beside-shared = 읽기 전용 층 { $layers }개는 둘이 같은 디렉터리를 씁니다. 다른 것은 { $one }{ JOSA($one, "과/와") } { $other }뿐입니다.
beside-shared-partly = 읽기 전용 층 { $layers }개는 둘이 같은 디렉터리를 씁니다. { $other }{ JOSA($other, "은/는") } 다른 레이어 위에도 있습니다.

export-label = 더 보기
export-caption = 문장 복사
export-diff = docker diff 복사
export-output = 출력 복사
export-commands = 명령 복사
export-svg = SVG로 저장
export-print = 장면 인쇄
export-copied = 복사했습니다.
export-not-copied = 이 브라우저에서는 복사할 수 없습니다.

### inspect

inspect-layers = 레이어 { $count }개 · { $size }
inspect-newest = 최신순
inspect-layers-label = 레이어
inspect-files-label = 파일
inspect-detail-label = 자세히
inspect-waste-label = 줄일 수 있는 용량
layer-none = 레이어 없음
layer-none-why = 설정만 바꾼 단계라 레이어가 생기지 않았습니다.
layer-no-step = 기록된 명령 없음
layer-waiting = 대기 중
layer-reading = 읽는 중
layer-unreadable = 읽을 수 없음
layer-size-why = { $layer }의 파일이 tar 안에서 { $size }{ JOSA($size, "을/를") } 차지합니다.
layer-size-none = { $layer }에는 파일 내용이 없습니다(0바이트).
layer-size-gains-all = { $layer }에 { $size }{ JOSA($size, "이/가") } 있습니다. 컨테이너도 그만큼 커집니다.
layer-size-gains = { $layer }에 { $size }{ JOSA($size, "이/가") } 있습니다. 아래 레이어의 파일을 바꾸거나 지우기도 하므로 컨테이너는 { $by }만 커집니다.
layer-size-gains-nothing = { $layer }에 { $size }{ JOSA($size, "이/가") } 있습니다. 같은 크기의 파일을 바꾸거나 지우므로 컨테이너는 커지지 않습니다.
layer-size-loses = { $layer }에 { $size }{ JOSA($size, "이/가") } 있습니다. 컨테이너는 { $by } 작아지지만 그 바이트는 아래 레이어에 남아 있습니다.
layer-size-stored-why = { $layer }{ JOSA($layer, "은/는") } 아카이브에서 { $size }{ JOSA($size, "을/를") } 차지합니다. 파일 크기는 다 읽으면 알 수 있습니다.
layer-args = 빌드 인자: { $args }

mode-label = 보기
mode-merged = 통합 뷰
mode-layer = 이 레이어만
mode-upto = { $layer }까지
mode-alone = { $layer }만
flag-deleted = 앞서 지운 것
flag-deleted-why = 아래 레이어에서 지운 파일도 보기
flag-unchanged = 그대로
flag-unchanged-why = 이 레이어가 건드리지 않은 파일도 보기

column-name = 이름
column-why = 바뀐 점
column-size = 크기
column-layer = 레이어
sort-by-size = 크기순 정렬
sort-by-name = 이름순 정렬
tree-empty = { $layer }{ JOSA($layer, "은/는") } 바꾼 파일이 없습니다.
tree-empty-image = 이 이미지에는 파일이 없습니다.
tree-waiting = { $layer }{ JOSA($layer, "을/를") } 아직 읽지 않았습니다.
row-layer = 레이어 { $layer }
row-hidden = 레이어 { $layer }에서 가림
row-reasons = 바뀐 점: { $reasons }
chip-holds = { $layer }에 저장됨: { $layer } 보기
chip-hides = { $layer }에서 가림: { $layer } 보기
row-below-deleted = 안에서 { $size } 지움

state-added = 추가됨
state-changed = 바뀜
state-deleted = 지워짐
state-deleted-before = 앞서 지워짐
state-transient = 추가 후 지워짐
state-unchanged = 그대로
reason-opaque = 불투명
reason-opaque-why = 불투명 디렉터리: 아래 레이어의 내용은 보이지 않습니다.

kind-file = 일반 파일
kind-dir = 디렉터리
kind-symlink = 심볼릭 링크
kind-hardlink = 하드 링크
kind-char = 문자 장치
kind-block = 블록 장치
kind-fifo = 이름 있는 파이프
kind-other = 알 수 없는 종류의 파일

detail-nothing = 파일을 고르면 그 파일에 무슨 일이 있었는지 보여 줍니다.
detail-timeline = 버전
detail-untouched = { $layer }{ JOSA($layer, "은/는") } 건드리지 않음
detail-added = { $layer }에서 추가
detail-changed = { $layer }에서 바뀜
detail-deleted = { $layer }에서 지움
detail-implicit = 이 디렉터리 자체의 항목은 없습니다. 안에 든 것이 있어 생긴 디렉터리입니다.
why-unknown = { $layer }{ JOSA($layer, "이/가") } 같은 크기로 다시 저장했습니다. 내용은 아직 비교하지 않았습니다.
why-type = { $layer }에서 { $old } 자리에 { $new }{ JOSA($new, "이/가") } 들어왔습니다.
why-link = { $layer }에서 링크 대상이 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
why-size = { $layer }{ JOSA($layer, "이/가") } 다른 내용을 저장했습니다: { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
why-content = { $layer }{ JOSA($layer, "이/가") } 크기가 같은 다른 내용을 저장했습니다: 전에도 { $old }, 지금도 { $new }입니다.
why-mode-only = { $layer }에서 권한이 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
why-owner-only = { $layer }에서 소유자가 { $old }에서 { $new }{ JOSA($new, "으로/로") } 바뀌었습니다.
why-xattr-only = { $layer }에서 확장 속성이 바뀌었습니다.

tab-contents = 내용
tab-metadata = 속성
tabs-label = 이 파일에 대하여
download = 내려받기
copy-path = 경로 복사
contents-loading = 내용을 읽는 중 …
contents-failed = 내용을 읽지 못했습니다: { $message }
contents-empty = 빈 파일입니다.
contents-none = { $kind }에는 내용이 없습니다.
contents-encoding = { $encoding }
contents-binary = 바이너리 파일의 첫 부분:
contents-cut = 앞부분만 보여 줍니다. 내려받으면 { $size } 전체가 저장됩니다.
contents-label = { $path }의 내용, { $layer } 버전

meta-path = 경로
meta-kind = 종류
meta-size = 크기
meta-mode = 권한
meta-owner = 소유자
meta-mtime = 수정 시각
meta-link = 링크 대상
meta-device = 장치
meta-xattr = 확장 속성
meta-names = 다른 이름
meta-layer = 저장된 곳

waste-bytes = 줄일 수 있는 용량 { $size }
waste-none = 줄일 수 있는 용량이 없습니다. 저장된 파일이 모두 보입니다.
waste-so-far = 지금까지
waste-percent = { $percent }%
waste-list = 파일
waste-path = 경로
waste-cause = 까닭
waste-stored-in = 저장한 곳
waste-hidden-by = 가린 곳
waste-more = 더 작은 파일이 { $count }개 더 있습니다.
waste-dive = dive는 다르게 셉니다: efficiency { $score }%, wasted { $wasted }, user-wasted { $user }%. 두 레이어 이상에 있는 경로는 보이는 것까지 모두 셉니다.
waste-dive-one-layer = dive는 다르게 셉니다: efficiency { $score }%, wasted { $wasted }. 레이어가 하나뿐이라 user-wasted 비율은 수가 아닙니다(NaN).
waste-dive-random = dive는 이 아카이브의 레이어를 무작위 순서로 읽어 실행할 때마다 수가 달라집니다. 여기의 수는 실제 순서로 계산했습니다.

### findings

findings-count = 읽는 동안 알게 된 점 { $count }가지
checks-running = 다이제스트 확인 중: 레이어 { $layers }개 중 { $done }개
checks-done = 다이제스트 확인됨
checks-none = 확인할 다이제스트 없음
checks-partly = 레이어 { $layers }개 중 { $done }개의 다이제스트 확인됨
checks-mismatch = 맞지 않는 다이제스트가 있습니다. 알게 된 점을 보세요.

### the prompt

prompt-choices = 고를 것

### files of a container

panels-files = 파일
files-none = 컨테이너를 시작하면 파일이 여기에 보입니다.
files-of = { $container }에 보이는 파일
files-cut = { $path }에는 이름이 { $count }개 있습니다. 그중 앞의 { $first }개를 보여 줍니다.
files-menu = { $path } 메뉴
files-link = { $target }{ JOSA($target, "을/를") } 가리키는 심볼릭 링크
files-from-layer = { $layer }에 있음
files-from-container = 컨테이너 레이어에 있음
files-from-engine = 엔진의 레이어에 있음
files-from-mount = 마운트에 있음
files-container = 컨테이너
files-mount = 마운트
files-list = 목록 보기
files-read = 읽기
files-append = 한 줄 덧붙이기
files-overwrite = 덮어쓰기
files-private = 소유자만 접근하게 하기
files-executable = 실행할 수 있게 하기
files-copy = 복사하기
files-make-dir = 안에 디렉터리 만들기
files-make-file = 안에 파일 만들기
files-rename = 이름 바꾸기
files-delete = 지우기
files-inspect = 살펴보기에서 열기
files-unsayable = 글자가 아닌 바이트가 이름에 있어 명령으로 적을 수 없습니다.
files-new-name = 새 이름
files-dir-name = 디렉터리 이름
files-file-name = 파일 이름
files-cancel = 취소

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
why-text = 적힌 내용이 달라져
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
cache-event-sent = 컨텍스트의 파일 { $sent }개를 살피고 { $ignored }개는 뺍니다.
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
### filter: 읽을 수 없는 필터와 쓰는 법

filter-quote = "{ $text }"({ $at }번째 글자): 따옴표가 닫히지 않았습니다. 따옴표를 하나 더 쓰세요.
filter-size = "{ $text }"({ $at }번째 글자): ">10M", "<1k", ">=1.5GB"처럼 바이트 수를 쓰세요.
filter-layer = "{ $text }"({ $at }번째 글자): "layer:3"이나 "layer:2-4"처럼 레이어를 쓰세요.
filter-is = "{ $text }"({ $at }번째 글자): is:added, is:changed, is:deleted, is:opaque, is:unchanged 가운데 하나를 쓰세요.
filter-mode = "{ $text }"({ $at }번째 글자): "mode:0644"처럼 8진수를 쓰거나 mode:suid, mode:sgid, mode:sticky, mode:world-writable, mode:exec 가운데 하나를 쓰세요.
filter-type = "{ $text }"({ $at }번째 글자): type:file, type:dir, type:link, type:hardlink, type:device, type:fifo, type:other 가운데 하나를 쓰세요.
filter-owner = "{ $text }"({ $at }번째 글자): "owner:0", "owner:1000:1000", "owner::33"처럼 숫자를 쓰세요.
filter-regex-parenthesis = "{ $text }"({ $at }번째 글자): 괄호의 짝이 없습니다. 글자 그대로 찾으려면 앞에 백슬래시를 쓰세요.
filter-regex-class = "{ $text }"({ $at }번째 글자): 대괄호가 닫히지 않았거나 범위가 비었습니다. [a-z0-9]처럼 쓰세요.
filter-regex-repeat = "{ $text }"({ $at }번째 글자): 반복 기호 앞에 반복할 것이 없거나 횟수가 200을 넘습니다. 글자 그대로 찾으려면 앞에 백슬래시를 쓰세요.
filter-regex-escape = "{ $text }"({ $at }번째 글자): 뜻이 없는 백슬래시입니다. \d, \w, \s, \D, \W, \S, \t, \n과 기호 앞의 백슬래시만 쓸 수 있습니다.
filter-regex-too-large = "{ $text }"({ $at }번째 글자): 정규식이 너무 큽니다. 괄호나 횟수를 줄이세요.

### audit: 비밀, 권한, 기반 이미지, 고칠 곳

secret-private-key = 개인 키
secret-env-file = .env 파일
secret-cloud-credentials = 클라우드 자격 증명
secret-registry-login = 레지스트리 로그인
secret-password-file = 비밀번호 파일
secret-key-store = 키 저장소
secret-infra-state = 인프라 상태 파일
secret-web-token = 웹 토큰(JWT)
secret-url-password = URL 속 비밀번호
secret-named = 이름이 비밀을 뜻하는 값
secret-token = { $issuer } 토큰
secret-file = { $path }{ JOSA($path, "은/는") } 이름으로 보아 비밀입니다({ $kind }). { $layer }에 있으며, 이미지를 받은 사람은 누구나 읽을 수 있습니다.
secret-hidden-file = { $path }{ JOSA($path, "은/는") } 이름으로 보아 비밀입니다({ $kind }). { $by }{ JOSA($by, "이/가") } 가리지만 바이트는 { $layer }에 있어, 이미지를 받은 사람은 누구나 읽을 수 있습니다.
secret-in-file = { $layer }의 { $path }에 비밀이 있습니다({ $kind }). 이미지를 받은 사람은 누구나 읽을 수 있습니다.
secret-in-hidden-file = { $layer }의 { $path }에 비밀이 있습니다({ $kind }). { $by }{ JOSA($by, "이/가") } 파일을 가리지만, 이미지를 받은 사람은 누구나 { $layer }에서 읽을 수 있습니다.
secret-in-env = 환경 변수 { $name }에 비밀이 있습니다({ $kind }). 설정에 들어 있어 이미지를 받은 사람은 누구나 읽을 수 있습니다.
secret-in-label = 레이블 { $name }에 비밀이 있습니다({ $kind }). 설정에 들어 있어 이미지를 받은 사람은 누구나 읽을 수 있습니다.
secret-in-history = 이력의 { $step }단계에 비밀이 있습니다({ $kind }). "docker history --no-trunc"에 그대로 나옵니다. 대신 "RUN --mount=type=secret"을 쓰세요.
base-by-command = 추측: 맨 아래 레이어 { $layers }개가 기반 이미지입니다. CMD나 ENTRYPOINT는 Dockerfile의 끝에 오는데 그 뒤로 레이어가 더 있습니다.
base-by-command-named = 추측: 맨 아래 레이어 { $layers }개가 기반 이미지 { $name }입니다. CMD나 ENTRYPOINT는 Dockerfile의 끝에 오는데 그 뒤로 레이어가 더 있습니다. 이름은 레이블에 적혀 있습니다.
base-by-gap = 추측: 맨 아래 레이어 { $layers }개가 기반 이미지입니다. 다음 단계와 { $hours }시간 떨어져 있습니다.
base-by-gap-named = 추측: 맨 아래 레이어 { $layers }개가 기반 이미지 { $name }입니다. 다음 단계와 { $hours }시간 떨어져 있습니다. 이름은 레이블에 적혀 있습니다.
setid-user = { $layer }의 { $path }(권한 { $mode }){ JOSA($path, "은/는") } 누가 실행하든 사용자 { $uid }의 권한으로 실행됩니다.
setid-group = { $layer }의 { $path }(권한 { $mode }){ JOSA($path, "은/는") } 누가 실행하든 그룹 { $gid }의 권한으로 실행됩니다.
setid-both = { $layer }의 { $path }(권한 { $mode }){ JOSA($path, "은/는") } 누가 실행하든 사용자 { $uid }, 그룹 { $gid }의 권한으로 실행됩니다.
leftover-cache = { $tool }{ JOSA($tool, "이/가") } { $path }에 { $bytes }{ JOSA($bytes, "을/를") } 남겼습니다. { $layer }에 저장되어 있습니다(파일 { $count }개).
advice-join-runs = { $layer }의 RUN과 { $by }의 RUN을 하나로 합치면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
advice-copy-chmod = { $by }의 RUN 대신 { $layer }에 "COPY --chmod={ $mode }"{ JOSA($mode, "을/를") } 쓰면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
advice-copy-chmod-several = { $by }의 RUN 대신 { $layer }에서 "COPY --chmod"로 권한을 정하면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
advice-copy-chown = { $by }의 RUN 대신 { $layer }에 "COPY --chown={ $owner }"{ JOSA($owner, "을/를") } 쓰면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
advice-copy-chown-several = { $by }의 RUN 대신 { $layer }에서 "COPY --chown"으로 소유자를 정하면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
advice-copy-chmod-chown = { $by }의 RUN 대신 { $layer }에서 "COPY --chmod --chown"으로 권한과 소유자를 정하면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
advice-leave-out = { $count ->
    [1] { $layer }{ JOSA($layer, "이/가") } 복사하지 않도록 { $path }{ JOSA($path, "을/를") } .dockerignore에 적으면 push·pull할 양이 { $bytes } 줄어듭니다.
   *[other] { $layer }{ JOSA($layer, "이/가") } 복사하고 { $by }{ JOSA($by, "이/가") } 가리는 파일 { $count }개를 .dockerignore에 적으면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
}
advice-write-once = { $count ->
    [1] { $layer }{ JOSA($layer, "이/가") } 저장한 { $path }{ JOSA($path, "을/를") } { $by }{ JOSA($by, "이/가") } 바꾸거나 가립니다. 한 번만 쓰면 push·pull할 양이 { $bytes } 줄어듭니다.
   *[other] { $layer }{ JOSA($layer, "이/가") } 저장한 파일 { $count }개를 { $by }{ JOSA($by, "이/가") } 바꾸거나 가립니다. 한 번씩만 쓰면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
}
advice-write-once-same = { $count ->
    [1] { $layer }{ JOSA($layer, "이/가") } 저장한 { $path }{ JOSA($path, "을/를") } 같은 { $layer }의 뒤 항목이 바꾸거나 그 디렉터리째 바꿉니다. 하나만 저장하면 push·pull할 양이 { $bytes } 줄어듭니다.
   *[other] { $layer }{ JOSA($layer, "이/가") } 저장한 파일 { $count }개를 같은 { $layer }의 뒤 항목이 바꿉니다. 경로마다 한 번만 저장하면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
}
advice-remove-in-same-run = { $count ->
    [1] { $path }{ JOSA($path, "을/를") } 만드는 { $layer }의 RUN 안에서 지우면 push·pull할 양이 { $bytes } 줄어듭니다.
   *[other] 파일 { $count }개를 { $by }{ JOSA($by, "이/가") } 아니라 파일을 만드는 { $layer }의 RUN 안에서 지우면 push·pull할 양이 { $bytes } 줄어듭니다. 가장 큰 파일: { $path }.
}
advice-cache-mount = { $layer }의 RUN에 { $tool } 캐시를 위한 "--mount=type=cache,target={ $target }"{ JOSA($target, "을/를") } 쓰면 push·pull할 양이 { $bytes } 줄어듭니다.
advice-smaller-base = { $count ->
    [1] { $by }{ JOSA($by, "이/가") } 가리는 { $path }{ JOSA($path, "은/는") } 기반 이미지의 { $layer }에 있습니다. 이 파일이 없는 기반 이미지를 써야 { $bytes }{ JOSA($bytes, "이/가") } 줄어듭니다.
   *[other] { $by }{ JOSA($by, "이/가") } 가리는 파일 { $count }개는 기반 이미지의 { $layer }에 있습니다. 이 파일들이 없는 기반 이미지를 써야 { $bytes }{ JOSA($bytes, "이/가") } 줄어듭니다. 가장 큰 파일: { $path }.
}

### dive: 빌드 규칙

dive-rule-off = { $rule }{ JOSA($rule, "은/는") } 꺼져 있습니다.
dive-efficiency-kept = 지킴: dive의 효율은 { $is }이고, { $rule }{ JOSA($rule, "은/는") } { $limit } 이상을 요구합니다.
dive-efficiency-broken = 어김: dive의 효율은 { $is }인데, { $rule }{ JOSA($rule, "은/는") } { $limit } 이상을 요구합니다.
dive-wasted-kept = 지킴: dive가 낭비로 세는 양은 { $is }이고, { $rule }의 한도는 { $limit }입니다.
dive-wasted-broken = 어김: dive가 낭비로 세는 양은 { $is }인데, { $rule }의 한도는 { $limit }입니다.
dive-share-kept = 지킴: dive가 낭비로 세는 양은 맨 아래 레이어 위의 바이트에 대해 { $is }이고, { $rule }의 한도는 { $limit }입니다.
dive-share-broken = 어김: dive가 낭비로 세는 양은 맨 아래 레이어 위의 바이트에 대해 { $is }인데, { $rule }의 한도는 { $limit }입니다.
dive-share-of-one-layer = 지킴: 맨 아래 레이어 위에 바이트가 없어 견줄 비율이 없습니다({ $rule }).
dive-ci-no-mapping = { $line }행이 "키: 값"이 아닙니다. "rules:" 아래에 "lowestEfficiency: 0.95"처럼 쓰세요.
dive-ci-unknown-rule = { $line }행: dive에는 "{ $rule }" 규칙이 없습니다. lowestEfficiency, highestWastedBytes, highestUserWastedPercent가 있습니다.
dive-ci-no-ratio = { $line }행: "{ $value }"{ JOSA($value, "은/는") } 0부터 1까지의 숫자가 아닙니다. 0.95처럼 비율을 쓰거나 "disabled"를 쓰세요.
dive-ci-no-bytes = { $line }행: "{ $value }"{ JOSA($value, "은/는") } 바이트 수가 아닙니다. 20MB처럼 쓰거나 "disabled"를 쓰세요.
dive-ci-twice = { $line }행에서 { $rule }{ JOSA($rule, "이/가") } 다시 나옵니다. 하나만 남기세요.

### report: Markdown 보고서

report-title = 이미지
report-total = 레이어 { $layers }개에 파일 { $stored }{ JOSA($stored, "이/가") } 있고, 그 가운데 { $waste }{ JOSA($waste, "은/는") } 더는 어느 경로에도 보이지 않습니다.
report-layers = 레이어
report-layer = 레이어
report-bytes = 바이트
report-instruction = 명령
report-waste = 줄일 수 있는 용량
report-changes = 고칠 곳
report-secrets = 비밀
report-set-id = 소유자나 그룹의 권한으로 실행되는 프로그램
report-leftovers = 남은 캐시
report-dive = dive의 규칙
report-more = { $count }개 더

### facts: 이미지 정보

facts-tags = 이름
facts-id = 이미지 ID
facts-manifest = 매니페스트
facts-platform = 플랫폼
facts-created = 만든 때
facts-author = 만든 사람
facts-entrypoint = ENTRYPOINT
facts-cmd = CMD
facts-shell = SHELL
facts-working-dir = WORKDIR
facts-user = USER
facts-env = ENV
facts-ports = EXPOSE
facts-volumes = VOLUME
facts-labels = LABEL
facts-health = HEALTHCHECK
facts-stop-signal = STOPSIGNAL
facts-on-build = ONBUILD
facts-missing = "docker history"는 이 단계들에 <missing>을 출력합니다. 빠진 것은 없습니다. 이미지에는 자신의 ID만 저장되고, 중간 단계의 이미지는 있더라도 빌드한 컴퓨터에만 남습니다.

### windows: Windows 이미지

windows-files = C:\
windows-hives = 레지스트리 변경(Hives)
windows-utility-vm = Hyper-V 격리용 가상 머신(UtilityVM)
windows-layout = Windows 이미지입니다. 레이어의 Files 폴더에 C:\의 파일이, Hives 폴더에 레지스트리 변경이 들어 있습니다. 권한 비트와 소유자는 의미가 없습니다.

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

### a screen that is loaded on demand: 열 때 불러오는 화면

module-loading = 빌드 캐시를 불러오고 있습니다.
module-failed = 빌드 캐시를 불러오지 못했습니다
module-failed-do = 빌드 캐시의 파일은 이 페이지와 같은 곳에 있습니다. 그곳에 연결되는지 확인한 뒤 다시 불러오세요. 브라우저의 메시지:
module-retry = 다시 불러오기
module-stopped = Onionskin의 결함으로 빌드 캐시가 멈췄습니다. 나머지 화면은 그대로 쓸 수 있습니다. 다시 불러오면 주소에 담긴 내용에서 시작합니다.
module-panic = 빌드 캐시에 문제가 생겼습니다. 파일은 그대로입니다. 위의 단추로 다시 불러오세요. 내용:
notice-to-cache = 빌드 캐시에서 열기

### build cache, the screen: 화면

cache-title = 빌드 캐시
cache-what = 키가 달라진 행만 다시 실행합니다. 키는 명령과 복사하는 파일, 그리고 바탕이 되는 결과로 정해집니다.
cache-read = { $name }{ JOSA($name, "을/를") } 읽었습니다: { $lines }행.
