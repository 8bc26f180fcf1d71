import Testing

@testable import TerminalCore

@Test func widthIsTheSumOfItsScalars() {
    #expect(DisplayWidth.of("plain") == 5)
    #expect(DisplayWidth.of("漢字") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of(Character("👩\u{200d}💻")) == 4)
    #expect(DisplayWidth.of(Unicode.Scalar("\u{1b}")) == -1)
}

@Test func allSignsAreOneColumnWide() {
    for sign in "◌▹▸↻✓≣✗↷⊘⋄❯‖⊞▴▾·×█▒░─│╭╮╰╯├┤┬┴━┃┏┓┗┛┳┻┣┫┡┠┷┲┹┄┆…".unicodeScalars {
        #expect(DisplayWidth.of(sign) == 1, "\(sign)")
    }
}

@Test func fittedTextEndsWithAnEllipsis() {
    #expect(fitted("vector-index", to: 12) == "vector-index")
    #expect(fitted("vector-index", to: 7) == "vector…")
    #expect(fitted("vector-index", to: 7, isASCII: true) == "vector~")
    #expect(fitted("漢字漢字", to: 6) == "漢字…")
    #expect(fitted("漢字", to: 1) == "…")
    #expect(fitted("ab", to: 0) == "")
    #expect(fitted("ab", to: -3) == "")
}

@Test func textIsCutInTheMiddleSoThatBothEndsCanBeRead() {
    #expect(fittedInMiddle("vector-index", to: 12) == "vector-index")
    #expect(fittedInMiddle("vector-index", to: 7) == "vec…dex")
    #expect(fittedInMiddle("vector-index", to: 8, isASCII: true) == "vect~dex")
    #expect(fittedInMiddle("漢字漢字", to: 6) == "漢…字")
    #expect(fittedInMiddle("ab", to: 1) == "…")
    #expect(fittedInMiddle("ab", to: 0).isEmpty)
}

@Test func paddedTextHasExactlyItsColumns() {
    #expect(padded("ab", to: 5) == "ab   ")
    #expect(padded("ab", to: 5, alignment: .trailing) == "   ab")
    #expect(padded("ab", to: 5, alignment: .center) == " ab  ")
    for text in ["", "a", "漢字漢字", "e\u{301}x漢", "long plain text"] {
        for columns in 0..<12 { #expect(DisplayWidth.of(padded(text, to: columns)) == columns) }
    }
}
