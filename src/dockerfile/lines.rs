//! The lines of the text, and where the delimiters of heredocs are among them.

use rustc_hash::FxHashMap;

/// Most bytes of a line that BuildKit reads, its line feed not counted.
pub const LONGEST: usize = 65_535;

/// The byte order mark that an editor may have put at the start.
pub const BOM: char = '\u{feff}';

/// A line.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its text with its line end; the first without a byte order mark.
    pub raw: &'a str,
    /// Where it begins.
    pub offset: usize,
}

impl<'a> Line<'a> {
    /// Without its line end.
    pub fn text(self) -> &'a str {
        self.raw.trim_end_matches(['\r', '\n'])
    }

    /// Whether its first character other than blanks is `#`.
    pub fn is_comment(self) -> bool {
        self.raw.trim_start().starts_with('#')
    }
}

/// All lines of a text.
pub struct TextLines<'a> {
    lines: Vec<Line<'a>>,
    /// The lines that say each thing, in order; made when the first heredoc is met. The second is the
    /// same with leading tabs dropped.
    saying: Option<[FxHashMap<&'a str, Vec<usize>>; 2]>,
}

impl<'a> TextLines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut offset = 0;
        for raw in text.split_inclusive('\n') {
            lines.push(Line { raw, offset });
            offset += raw.len();
        }
        if let Some(first) = lines.first_mut()
            && let Some(rest) = first.raw.strip_prefix(BOM)
        {
            *first = Line { raw: rest, offset: BOM.len_utf8() };
        }
        Self { lines, saying: None }
    }

    /// A line by its number, the first being 0.
    pub fn get(&self, number: usize) -> Option<Line<'a>> {
        self.lines.get(number).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The first line at or behind a number that is this delimiter; with `chomp`, tabs may stand
    /// before it.
    pub fn delimiter(&mut self, from: usize, name: &str, chomp: bool) -> Option<usize> {
        let lines = &self.lines;
        let [plain, chomped] = self.saying.get_or_insert_with(|| {
            let mut maps = [FxHashMap::default(), FxHashMap::default()];
            for (number, line) in lines.iter().enumerate() {
                let text = line.text();
                let [plain, chomped] = &mut maps;
                plain.entry(text).or_insert_with(Vec::new).push(number);
                chomped.entry(text.trim_start_matches('\t')).or_insert_with(Vec::new).push(number);
            }
            maps
        });
        let numbers = if chomp { chomped } else { plain }.get(name)?;
        numbers.get(numbers.partition_point(|number| *number < from)).copied()
    }
}
