import Testing

@testable import TerminalCore

@Test(arguments: [
    ("plain text", "plain text"),
    ("title \u{1b}]0;won\u{7}", "title \\x1b]0;won\\x07"),
    ("a\tb", "a    b"),
    ("one\ntwo\r\n", "one\\ntwo\\x0d\\n"),
    ("c1 \u{9b}31m", "c1 \\x9b31m"),
    ("\u{202e}evil\u{2066}", "\\u202eevil\\u2066"),
    ("zero\u{200b}width\u{feff}", "zero\\u200bwidth\\ufeff"),
    ("soft\u{ad}hyphen", "soft\\u00adhyphen"),
    ("👩\u{200d}💻", "👩💻"),
    ("❤\u{fe0f}", "❤"),
    ("tag \u{e0041}", "tag \\u{e0041}"),
    ("e\u{301}", "e\u{301}"),
    ("\u{301}e", "\\u0301e"),
    ("\u{7f}\0", "\\x7f\\x00"),
    ("漢字 ◌▸✓", "漢字 ◌▸✓"),
    ("\u{2028}", "\\u2028"),
])
func unsafeTextIsShown(text: String, shown: String) {
    #expect(Array(safe(text).unicodeScalars) == Array(shown.unicodeScalars))
}

@Test func badBytesAreShown() {
    #expect(
        SafeText(bytes: Array("a".utf8) + [0xff, 0xc3] + Array("é".utf8) + [0xe2, 0x82]).text
            == "a\\xff\\xc3é\\xe2\\x82")
    #expect(SafeText(bytes: [0xed, 0xa0, 0x80, 0xc0, 0xaf]).text == "\\xed\\xa0\\x80\\xc0\\xaf")
}

@Test func linesAreSplit() {
    #expect(safeLines("a\nb\u{1b}\r\n\nc\n") == ["a", "b\\x1b", "", "c"])
    #expect(safeLines("") == [])
}

@Test func aPileOfMarksIsShown() {
    let shown = safe("z" + String(repeating: "\u{301}", count: 6))
    #expect(shown == "z\u{301}\u{301}\u{301}\u{301}\\u0301\\u0301")
}

@Test func safeTextOfAnyBytesHoldsOnlyScalarsThatCanBeShown() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
        let bytes = (0..<24).map { _ in UInt8.random(in: 0...255, using: &random) }
        let scalars = (0..<12).map { _ in Unicode.Scalar(UInt32.random(in: 0..<0x3_0000, using: &random)) ?? "?" }
        for text in [SafeText(bytes: bytes).text, safe(String(String.UnicodeScalarView(scalars)))] {
            #expect(text.unicodeScalars.allSatisfy { DisplayWidth.of($0) >= 0 })
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .format })
            #expect(safe(text) == text)
        }
    }
}
