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
