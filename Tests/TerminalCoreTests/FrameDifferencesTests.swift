import Testing

@testable import TerminalCore

private func frame(_ lines: String..., style: Style = .plain) -> Frame {
    var frame = Frame(size: Size(columns: 8, rows: lines.count))
    for (row, line) in lines.enumerated() { frame.write(line, at: Point(column: 0, row: row), style: style) }
    return frame
}

/// A picture changed by runs, as a terminal would be.
private func applying(_ runs: [Frame.Run], to frame: Frame) -> [[Cell]] {
    var rows = (0..<frame.size.rows).map { Array(frame.row($0)) }
    for run in runs {
        rows[run.start.row].replaceSubrange(run.start.column..<run.start.column + run.cells.count, with: run.cells)
    }
    return rows
}

@Test func equalFramesDoNotDiffer() {
    #expect(frame("abc", "漢").differences(from: frame("abc", "漢")).isEmpty)
}

@Test func onlyChangedCellsAreInRuns() {
    let runs = frame("abcdef", "same").differences(from: frame("aXcdYf", "same"))
    #expect(
        runs == [
            Frame.Run(start: Point(column: 1, row: 0), cells: [Cell(text: "b")]),
            Frame.Run(start: Point(column: 4, row: 0), cells: [Cell(text: "e")]),
        ])
}

@Test func aChangedStyleIsADifference() {
    #expect(frame("a", style: Style(isBold: true)).differences(from: frame("a")).count == 1)
}

@Test func anotherSizeGivesAllRows() {
    let runs = frame("a", "b").differences(from: frame("a"))
    #expect(runs.map(\.start) == [Point(column: 0, row: 0), Point(column: 0, row: 1)])
    #expect(runs.allSatisfy { $0.cells.count == 8 })
}

@Test func runsNeverSplitWideCharactersAndLeadFromFrameToFrame() {
    let letters = ["a", "漢", "字", " ", "木", "e\u{301}"]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
        let frames = (0..<2).map { _ in
            frame((0..<5).map { _ in letters.randomElement(using: &random) ?? "" }.joined())
        }
        let runs = frames[1].differences(from: frames[0])
        #expect(applying(runs, to: frames[0]) == [Array(frames[1].row(0))])
        for run in runs {
            #expect(!run.cells[0].isContinuation)
            let end = run.start.column + run.cells.count
            #expect(!frames[1][column: end, row: 0].isContinuation)
        }
    }
}
