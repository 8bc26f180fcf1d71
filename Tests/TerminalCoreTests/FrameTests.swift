import Testing

@testable import TerminalCore

private func frame(_ columns: Int, _ rows: Int) -> Frame { Frame(size: Size(columns: columns, rows: rows)) }

@Test func writingGivesTheColumnsWritten() {
    var frame = frame(10, 2)
    #expect(frame.write("abc", at: Point(column: 2, row: 1)) == 3)
    #expect(frame.write("漢字", at: Point(column: 0, row: 0)) == 4)
    #expect(frame.lines == ["漢字", "  abc"])
    #expect(frame.text == "漢字\n  abc")
}

@Test func textIsClippedAtEveryBorder() {
    var frame = frame(4, 2)
    #expect(frame.write("abcdef", at: Point(column: -2, row: 0)) == 4)
    #expect(frame.write("xyz", at: Point(column: 3, row: 1)) == 1)
    #expect(frame.write("out", at: Point(column: 0, row: 2)) == 0)
    #expect(frame.write("out", at: Point(column: 0, row: -1)) == 0)
    #expect(frame.write("out", at: Point(column: .max - 10, row: 0)) == 0)
    #expect(frame.lines == ["cdef", "   x"])
}

@Test func textIsClippedToARectangle() {
    var frame = frame(8, 3)
    let clip = Rectangle(column: 2, row: 1, columns: 3, rows: 1)
    #expect(frame.write("abcdefgh", at: Point(column: 0, row: 1), clippedTo: clip) == 3)
    #expect(frame.write("abcdefgh", at: Point(column: 0, row: 0), clippedTo: clip) == 0)
    #expect(frame.lines == ["", "  cde", ""])
}

@Test func aWideCharacterCutByTheBorderBecomesBlanks() {
    var frame = frame(3, 2)
    frame.fill(Rectangle(frame.size), with: Cell(text: "."))
    #expect(frame.write("a漢字", at: Point(column: 0, row: 0)) == 3)
    #expect(frame.write("a漢", at: Point(column: 1, row: 1)) == 2)
    #expect(frame.lines == ["a漢", ".a"])
    #expect(frame.write("漢b", at: Point(column: -1, row: 1)) == 2)
    #expect(frame.lines == ["a漢", " b"])
}

@Test func overwritingHalfOfAWideCharacterBlanksTheOtherHalf() {
    var frame = frame(6, 2)
    for row in 0..<2 { frame.write("漢字漢", at: Point(column: 0, row: row)) }
    frame.write("x", at: Point(column: 2, row: 0))
    frame.write("x", at: Point(column: 3, row: 1))
    #expect(frame.lines == ["漢x 漢", "漢 x漢"])
    frame.write("木", at: Point(column: 1, row: 0))
    #expect(frame.lines[0] == " 木 漢")
    #expect(frame[column: 1, row: 0] == Cell(text: "木"))
    #expect(frame[column: 2, row: 0].isContinuation)
}

@Test func eachScalarWithAWidthHasItsOwnCells() {
    var frame = frame(12, 1)
    #expect(frame.write("e\u{301}👩💻🇩🇪1\u{20e3}", at: Point(column: 0, row: 0)) == 8)
    #expect(frame[column: 0, row: 0].text.unicodeScalars.count == 2)
    #expect(frame[column: 1, row: 0].text == "👩")
    #expect(frame[column: 3, row: 0].text == "💻")
    #expect(frame[column: 5, row: 0].text == "\u{1f1e9}")
    #expect(frame[column: 7, row: 0].text == "1\u{20e3}")
}

@Test func controlCharactersNeverEnterAFrame() {
    var frame = frame(8, 1)
    frame.write("a\u{1b}[2J\u{9b}\n", at: Point(column: 0, row: 0))
    #expect(frame.lines == ["a?[2J??"])
}

@Test func readingOutsideGivesABlank() {
    let frame = frame(1, 1)
    for (column, row) in [(-1, 0), (0, -1), (1, 0), (0, 1)] {
        #expect(frame[column: column, row: row] == .blank)
    }
    #expect(Frame(size: Size(columns: -4, rows: 3)).lines == ["", "", ""])
}

@Test func fillRepeatsWideCharacters() {
    var frame = frame(5, 2)
    frame.fill(Rectangle(column: 0, row: 0, columns: 5, rows: 1), with: Cell(text: "漢"))
    frame.fill(Rectangle(column: -3, row: 1, columns: 5, rows: 9), with: Cell(text: "#"))
    #expect(frame.lines == ["漢漢", "##"])
    frame.fill(Rectangle(column: 1, row: 0, columns: 2, rows: 1))
    #expect(frame.lines[0] == "")
}

@Test func restyleKeepsGlyphs() {
    var frame = frame(3, 1)
    frame.write("abc", at: Point(column: 0, row: 0))
    frame.restyle(Rectangle(column: 1, row: 0, columns: 9, rows: 9)) { $0.isReversed = true }
    #expect(frame.lines == ["abc"])
    #expect(frame.row(0).map(\.style.isReversed) == [false, true, true])
}

@Test func rectanglesMeetAndShrink() {
    let rectangle = Rectangle(column: 1, row: 2, columns: 6, rows: 4)
    #expect(rectangle.inset() == Rectangle(column: 2, row: 3, columns: 4, rows: 2))
    #expect(rectangle.inset(columns: 4, rows: 0).isEmpty)
    #expect(rectangle.contains(Point(column: 6, row: 5)) && !rectangle.contains(Point(column: 7, row: 5)))
    let other = Rectangle(column: 5, row: 0, columns: 9, rows: 3)
    #expect(rectangle.intersection(other) == Rectangle(column: 5, row: 2, columns: 2, rows: 1))
    #expect(rectangle.intersection(Rectangle(column: 50, row: 0, columns: 9, rows: 3)).isEmpty)
}
