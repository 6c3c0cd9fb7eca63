### severity of findings: 얼마나 중요한가

severity-warning = 주의
severity-partial = 일부만 표시

### reasons: 다른 버전으로 바뀐 까닭

reason-content = 내용
reason-size = 크기
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

### reading

reading-drop-here = 놓으면 이 이미지를 대신 엽니다

### containers

stage-waiting = 레이어를 아직 읽고 있습니다. 모두 읽으면 컨테이너를 시작할 수 있습니다.
stage-containers = 컨테이너
stage-start = 컨테이너 시작
stage-count = { $count ->
    [0] { $image } 위에 아직 컨테이너가 없습니다
   *[other] { $image } 위의 컨테이너 { $count }개 · 읽기 전용 레이어는 함께 씁니다
}
stage-begin = 컨테이너를 시작하거나 명령을 입력하세요. 커널이 하는 일을 한 문장씩 알려 드립니다.
stage-working = 아직 하고 있습니다: 지금까지 시스템 호출 { $calls }번.
stage-cancel = 취소
stage-unread = 이미지에서 이 바이트를 읽을 수 없습니다: { $message }. 파일이 바뀌었거나 옮겨졌으면 다시 놓으세요.
stage-full = 명령들이 이미지에서 { $held }{ JOSA($held, "을/를") } 읽었고, 보관할 수 있는 양은 { $cap }까지입니다. 스크립트를 줄이세요.
stage-commands = 명령
stage-examples = 예제
stage-prompt = 명령
stage-prompt-hint = echo hi >> /etc/motd
stage-run = 실행
stage-engine-sheet = 엔진의 층
stage-all-paths = 모든 경로
ask-first = 그림 아래 질문에 답하면 이 단계에서 일어난 일이 보입니다.
script-open-why = 텍스트 파일에서 스크립트 열기
script-save-why = 스크립트를 텍스트 파일로 저장
stage-output = 출력
stage-diff-none = 이미지와 다른 점이 없습니다.

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
export-diff = docker diff 복사
export-commands = 명령 복사
export-svg = SVG로 저장
export-print = 장면 인쇄

### inspect

inspect-layers = 레이어 { $count }개 · { $size }
inspect-newest = 최신순
inspect-layers-label = 레이어
inspect-files-label = 파일
inspect-detail-label = 자세히
inspect-waste-label = 이미지 전체
layer-none = 레이어 없음
layer-none-why = 설정만 바꾼 단계라 레이어가 생기지 않았습니다.
layer-no-step = 기록된 명령 없음
layer-masked = 비밀 값은 가렸습니다. 고칠 곳의 "비밀 값 보기"를 누르면 보입니다.
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
column-name = 이름
column-why = 바뀐 점
column-size = 크기
column-layer = 레이어
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
picture-show = 그림 보기({ $size })
picture-too-large = 이 그림은 { $size }입니다. 여기서는 { $most }까지 보여 주며, 내려받으면 전체가 저장됩니다.
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
waste-list = 고칠 곳
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

### a screen that is loaded on demand: 열 때 불러오는 화면

mode-range = 범위
mode-between = { $from }부터 { $to }까지
kinds-label = 보이는 행
kind-of-added = 추가됨
kind-of-added-why = 새로 생긴 경로
kind-of-changed = 바뀜
kind-of-changed-why = 다시 저장한 경로
kind-of-deleted = 지워짐
kind-of-deleted-why = 없어진 경로
kind-of-hidden = 앞서 가려짐
kind-of-hidden-why = 아래 레이어에서 지우거나 가린 경로
kind-of-unchanged = 그대로
kind-of-unchanged-why = 여기서 건드리지 않은 경로
column-mode = 권한
column-owner = 소유자
column-time = 수정일
columns-all = 권한, 소유자, 수정일 열
sort-by = { $column }순 정렬
tree-no-match = { $layer }에는 "{ $filter }"{ JOSA($filter, "과/와") } 맞는 파일이 없습니다. 필터를 지우면 { $count }개가 모두 보입니다.
tree-nothing-shown = 보일 행이 모두 꺼져 있습니다. 위의 단추로 켭니다.
filter-label = 필터
filter-placeholder = 필터: node, >10M, is:deleted
filter-matches = { $count }개 맞음
filter-help = 필터에 쓸 수 있는 것
filter-and = 빈칸으로 나누면 모두 맞는 것만, 앞에 -를 붙이면 맞지 않는 것만 보입니다. 하나를 골라 써 보세요:
filter-by-text = 이름에 이 글자가 있음. 대문자를 쓰면 대소문자를 가립니다
filter-by-regex = 이름이 이 정규식과 맞음
filter-by-path = 슬래시가 있으면 경로 전체와 견줍니다
filter-by-size = 10 MB보다 큼. <1k, >=1.5GB, >64KiB도 됩니다
filter-by-layer = L0에 있거나 L0에서 가림. layer:2-4도 됩니다
filter-by-is = 지워짐. is:added, is:changed, is:unchanged도 됩니다
filter-by-opaque = 아래 레이어의 내용을 가리는 디렉터리
filter-by-mode = 소유자 권한으로 실행됨. mode:sgid, mode:exec, mode:world-writable, mode:0644도 됩니다
filter-by-type = 심볼릭 링크. type:file, type:dir, type:device, type:fifo도 됩니다
filter-by-hardlink = 이름이 여럿인 파일
filter-by-owner = 사용자 0. owner:1000:1000, owner::33도 됩니다
filter-by-not = 디렉터리가 아니고 1 kB보다 큼
search-open = 찾기
tab-diff = 비교
tab-hex = 16진수
contents-more = 더 보기
secrets-masked = 비밀 값으로 보이는 { $count }개를 가렸습니다. 내려받은 파일은 원래 그대로입니다.
secrets-shown = 비밀 값으로 보이는 { $count }개가 보입니다.
secrets-show = 보이기
diff-against = 비교할 버전
diff-nothing = 이 파일은 { $layer }에만 있어 비교할 버전이 없습니다.
diff-same = 다른 줄이 없습니다.
diff-same-but-secrets = 가린 값 말고는 다른 줄이 없습니다.
diff-same-bytes = 텍스트가 아닙니다. 읽은 바이트는 같습니다.
diff-binary = 둘 중 하나가 텍스트가 아니며 바이트가 다릅니다. 16진수 탭에서 볼 수 있습니다.
diff-count = { $added }줄 추가, { $removed }줄 삭제
diff-rough = 차이가 너무 많아 다 찾지 않았습니다. 삭제와 추가로 보이는 줄이 양쪽에 다 있을 수 있습니다.
diff-left-out = 같은 { $count }줄
diff-added = 추가
diff-removed = 삭제
download-folder = tar로 내려받기, { $size }
search-label = 모든 레이어에서 찾기
search-placeholder = 모든 레이어에서 이름 찾기: passwd, /\.so$/
search-count = { $count }개 찾음
search-at = { $count }개 중 { $at }번째 · { $layer }
search-next = 다음 (n)
search-previous = 이전 (N)
search-close = 찾기 닫기 (Esc)
search-inside = 파일 안
search-inside-why = 모든 레이어의 텍스트 파일 안에서 찾기
search-inside-now = 파일 안을 찾는 중 …
search-inside-close = 목록 닫기
search-inside-count = { $count ->
    [0] "{ $text }"{ JOSA($text, "이/가") } 든 파일이 없습니다.
   *[other] "{ $text }"{ JOSA($text, "이/가") } 든 파일이 { $count }개 있습니다.
}
search-inside-more = 외 { $count }줄
search-inside-searched = 텍스트 파일 { $count }개를 찾아보았습니다.
search-inside-binary = 텍스트가 아닌 파일 { $count }개는 뺐습니다.
search-inside-large = 8 MiB보다 큰 파일 { $count }개는 뺐습니다.
search-inside-failed = 레이어 { $count }개를 읽지 못했습니다.
search-inside-cut = 레이어마다 앞의 500개 파일만 보여 줍니다.
inspect-order = 레이어 순서 뒤집기
inspect-base-first = 기반부터
range-from = 처음
range-to = 끝
base-mark = 여기까지 기반 이미지 (추측)
base-mark-named = 기반: { $name } (추측)
layer-save = { $layer }{ JOSA($layer, "을/를") } tar로 내려받기, 파일 { $size }
layer-linked = { $layer }에 있는 다른 이름 { $count }개는 하드 링크입니다. { $size }{ JOSA($size, "은/는") } 한 번만 저장되고 한 번만 셉니다.
layer-shared = 이 아카이브의 이미지 { $count }개가 { $layer }{ JOSA($layer, "을/를") } 함께 씁니다.
save-label = 파일 쓰는 중
save-now = { $name }: { $total } 중 { $done } 읽고 씀
save-so-far = { $name }: { $done } 씀

### sheets: 이미지 전체에 대한 시트

sheet-label = 이미지 전체
sheet-close = 닫기
sheet-reading = 레이어를 모두 읽으면 알려 줍니다.
sheet-asking = 이미지를 살펴보는 중…
sheet-failed = 알아낼 수 없었습니다. 브라우저의 메시지: { $message }
sheet-changes = 고칠 곳
sheet-files = 파일
sheet-image = 이미지
sheet-history = 이력
sheet-sizes = 크기
sheet-rules = CI 규칙
sheet-compare = 비교
report-show = 비밀 값 보기
report-copy = 복사
report-no-changes = 레이어로 보아서는 Dockerfile을 고쳐도 이 이미지는 작아지지 않습니다.
report-no-secrets = 파일 이름, 설정, 이력의 단계 가운데 비밀로 보이는 것은 없습니다. 파일의 내용은 읽지 않았습니다.
report-dive-numbers = dive의 수
report-scan = 파일 안에서 찾기
report-scan-why = 모든 레이어의 설정 파일과 스크립트 등을 1 MiB까지 읽어 키, 토큰, 비밀번호를 찾습니다.
report-scanned = 파일 안의 비밀
report-scanned-files = 파일 { $files }개, { $bytes }{ JOSA($bytes, "을/를") } 읽었습니다.
report-scanned-none = 알려진 키, 토큰, 비밀번호 형식의 값은 없습니다.
facts-settings = 설정
facts-layers = 레이어의 다이제스트
facts-layers-about = diff ID는 압축을 푼 레이어 tar의 다이제스트이고, chain ID는 그 레이어까지 쌓인 것의 이름입니다.
facts-members = 아카이브의 구성 파일
facts-findings = 알아챈 점
facts-history = docker history --no-trunc
facts-step-image = 이미지 자신
facts-step-missing = <missing>
facts-step-empty = 메타데이터만, 레이어 없음
facts-step-created = { $text }
facts-step-comment = 설명: { $text }

### rules of a .dive-ci file: .dive-ci 파일의 규칙

rules-label = .dive-ci 파일을 페이지에 놓거나 내용을 여기에 붙여 넣으세요.
rules-check = 규칙 확인
rules-own = dive의 기본 규칙 쓰기
rules-of-file = 가져온 파일의 규칙입니다. 파일에 없는 것은 dive의 기본값을 따릅니다.
rules-of-dive = 파일이 없어 dive의 기본 규칙을 따릅니다.
rules-verdict = { $failed ->
    [0] dive --ci 통과: 어긴 규칙이 없습니다.
   *[other] dive --ci 실패: 규칙 { $failed }개를 어겼습니다.
}
rules-files = dive가 낭비로 세는 파일
rules-files-about = dive는 두 레이어 이상에 있는 경로의 크기를 모두 더합니다. 화이트아웃도 하나로 셉니다.
rules-copies = 레이어 { $count }개
mark-pass = 지킴
mark-fail = 어김
mark-skip = 꺼짐
mark-added = 추가
mark-changed = 변경
mark-removed = 제거
mark-same = 공유

### two images: 두 이미지

compare-choose = 둘째 이미지 고르기…
compare-with = 비교할 이미지
compare-how = 이 시트가 열려 있는 동안 놓은 아카이브는 열리지 않고 비교됩니다.
compare-drop = 놓아서 비교하기
compare-refused = { $name }{ JOSA($name, "을/를") } 비교하지 못했습니다.
compare-expected = 두 번째 이미지는 저장한 이미지여야 합니다. docker save의 아카이브, OCI 아카이브, OCI 레이아웃 폴더를 비교할 수 있습니다.
compare-stays = { $open }{ JOSA($open, "은/는") } 그대로 열려 있습니다.
compare-title = { $first } → { $second }
compare-no-layer = 둘째 이미지는 첫째와 같은 레이어가 없습니다.
compare-both-layers = 두 이미지의 레이어
compare-layers-apart = 둘째 이미지의 레이어 { $layers }개 가운데 { $shared }개가 첫째에도 있지만, 쌓인 바탕이 다릅니다.
compare-same-stack = 두 이미지는 같은 레이어 { $layers }개로 되어 있습니다.
compare-layers = 둘째 이미지의 레이어 { $layers }개 가운데 { $shared }개가 첫째에도 있고, 맨 아래 { $stack }개는 쌓인 순서까지 같습니다.
compare-pull-nothing = 첫째 이미지가 있으면 둘째를 받을 때 레이어를 받지 않습니다.
compare-pull-chain = 첫째가 있으면 둘째를 받을 때 Docker의 기존 저장소는 레이어 { $layers }개, 이 아카이브 기준 { $bytes }{ JOSA($bytes, "을/를") } 받습니다. chain ID로 찾기 때문입니다.
compare-pull-blob = containerd 저장소는 레이어 { $layers }개, { $bytes }{ JOSA($bytes, "을/를") } 받습니다. 저장된 바이트의 다이제스트로 찾습니다.
compare-pull-layers = 공통으로 쌓인 부분에 없음: { $layers }
compare-layer-same = { $layer }{ JOSA($layer, "은/는") } 첫째 이미지의 { $first }입니다.
compare-layer-new = { $layer }{ JOSA($layer, "은/는") } 둘째 이미지에만 있습니다.
compare-settings = 다른 설정
compare-setting = { $setting } { $name }
compare-files-title = 다른 파일
compare-same-files = 경로 { $same }개가 모두 같습니다.
compare-files = 경로 { $differ }개가 다르고 { $same }개가 같습니다. 새 바이트: { $added }, 없어지거나 바뀐 바이트: { $removed }.
compare-only-time = 그 가운데 { $count }개는 수정 시각만 다릅니다.
compare-change = 바뀐 점
compare-before = 이전
compare-after = 이후
compare-difference = 차이
compare-row-before = 이전 { $size }
compare-row-after = 이후 { $size }
compare-rows = { $count }행
compare-rows-of = { $all }행 중 { $count }행
compare-only-second = { $path }{ JOSA($path, "은/는") } 둘째 이미지에만 있어 위의 파일 목록에는 없습니다.
compare-filter = 다른 파일 필터
compare-filter-size = 둘째 이미지에서 10 MB보다 큰 것. 첫째에만 있으면 첫째의 크기로 봅니다
compare-filter-layer = 둘 중 한 이미지의 L0에 저장된 것. layer:2-4도 됩니다
compare-filter-is = 첫째 이미지에만 있는 것. is:added, is:changed도 됩니다
compare-filter-opaque = is:opaque는 레이어에 묻는 말입니다. 여기서는 두 이미지에서 보이는 파일을 비교합니다.
compare-filter-unchanged = is:unchanged로는 찾을 것이 없습니다. 다른 경로만 목록에 있습니다.
compare-wanted = 이 주소는 { $open }{ JOSA($open, "을/를") } 이미지 { $id }{ JOSA($id, "와/과") } 비교합니다. 둘째 이미지를 여기에 놓거나 파일을 고르면 비교가 그때 그대로 나타납니다.
compare-missed = 주소가 가리키는 이미지는 { $id }이고, 이것은 다른 이미지입니다.

### picture of sizes: 크기 그림

sizes-label = 그림에 담을 것
sizes-of-seen = 보이는 파일
sizes-of-layers = 레이어별
sizes-of-causes = 까닭별
sizes-crumbs = 그림에 나온 디렉터리
sizes-zoomed = 그림은 { $path } 안을 보여 줍니다.
sizes-part = 그림은 다음 부분을 보여 줍니다: { $parts }.
sizes-show = 파일 목록에서 보기
sizes-none = 그릴 바이트가 없습니다.
sizes-list = 큰 것부터
sizes-path = { $path }: { $size }
sizes-rest = { $path }의 더 작은 경로 { $count }개: { $size }
sizes-block = { $name }: { $size }
sizes-all = 저장된 모든 것
sizes-seen = 보임

### exports: 내보내기

sheet-export = 내보내기
export-json = JSON: 레이어, 변경, 까닭
export-dive = dive의 JSON
export-csv = CSV: 보고 있는 파일
export-markdown = 보고서(Markdown)
export-sizes = 크기 그림(SVG)
export-root = { $layer }까지의 루트 파일 시스템(tar, { $size })
