### general

app-name = Onionskin
app-tagline = See through a container image, layer by layer.
language-name = English

close = Close
copy-path = Copy path
download = Download
back = Back

files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
layers = { $count ->
    [one] { $count } layer
   *[other] { $count } layers
}
