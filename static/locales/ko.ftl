### general

app-name = Onionskin
app-tagline = 컨테이너 이미지를 레이어 하나하나 들여다봅니다.
language-name = 한국어

close = 닫기
copy-path = 경로 복사
download = 내려받기
back = 뒤로

files = 파일 { $count }개
layers = 레이어 { $count }개

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
error-json-empty = { $member }{ JOSA($member, "이/가") } 비어 있어 이미지 목록이 없습니다. { -save }로 이미지를 다시 저장하세요.
error-json-invalid = { $member }{ JOSA($member, "은/는") } 올바른 JSON이 아닙니다({ $line }행 { $column }열). { -save }로 이미지를 다시 저장하세요.
error-json-not-utf8 = { $member }{ JOSA($member, "은/는") } UTF-8 텍스트가 아닙니다. JSON은 UTF-8이어야 합니다. UTF-8로 저장하거나 { -save }로 이미지를 다시 저장하세요.
error-json-too-deep = { $member }의 JSON이 어떤 매니페스트보다도 깊게 중첩되어 읽지 않습니다. { -save }로 이미지를 다시 저장하세요.
error-json-shape = { $member }{ JOSA($member, "은/는") } 올바른 JSON이지만 이미지 목록의 형식이 아닙니다. { -save }로 이미지를 다시 저장하세요.
error-no-image = { $member }에 이미지가 하나도 없습니다. { -save }로 이미지를 저장하세요.
error-blob-missing = 매니페스트 { $digest }{ JOSA($digest, "이/가") } 아카이브에 없어 레이어를 알 수 없습니다. 이미지 전체를 다시 복사하거나 저장하세요.
error-artifact = 컨테이너 이미지가 아니라 { $kind } 아티팩트입니다. 파일이 든 레이어가 없습니다.
error-schema-1 = 매니페스트가 스키마 버전 1입니다. Docker는 이 버전을 더는 받지 않습니다. 최신 Docker로 다시 push한 다음 저장하세요.
error-index-too-deep = 인덱스가 다른 인덱스로 거듭 이어질 뿐 이미지가 나오지 않습니다. { -save }로 이미지를 다시 저장하세요.
error-damaged-header = { $byte }바이트 지점의 tar 헤더가 손상되었고, 그 앞에는 보여 줄 것이 없습니다. 아카이브를 다시 복사하거나 저장하세요.
error-member-too-large = { $name }의 크기가 { $claims }{ JOSA($claims, "이라고/라고") } 적혀 있지만 파일 전체가 { $file }입니다. 아카이브가 손상되었거나 끊겼습니다. 다시 복사하거나 저장하세요.
error-negative-size = { $name }의 크기가 음수로 적혀 있습니다({ $byte }바이트 지점의 헤더). 아카이브가 손상되었습니다. 다시 저장하세요.
error-ends-early = 아카이브가 { $byte }바이트 지점에서 끊겼고, 그 앞에는 보여 줄 것이 없습니다. 다시 복사하거나 저장하세요.
error-damaged = { $compression } 데이터가 처음부터 손상되어 압축을 풀 수 없습니다. 파일을 다시 복사하거나 저장하세요.
error-limit = 이 아카이브에는 { $limit }{ JOSA($limit, "이/가") } 있습니다. Onionskin은 그 이상을 읽지 않습니다.
error-read = 파일을 읽지 못했습니다. 바뀌었거나 옮겨졌거나 없어진 파일입니다. 다시 끌어다 놓으세요. 브라우저의 메시지: { $message }
error-read-quiet = 파일을 읽지 못했습니다. 바뀌었거나 옮겨졌거나 없어진 파일입니다. 다시 끌어다 놓으세요.

### limits: 다른 문장 안에 들어가는, 한도를 넘은 것

limit-archive-bytes = { $value }{ JOSA($value, "이/가") } 넘는 데이터
limit-unpacked-bytes = 압축을 풀면 { $value }{ JOSA($value, "이/가") } 넘는 데이터
limit-entries = 레이어를 통틀어 { $value }개가 넘는 항목
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
