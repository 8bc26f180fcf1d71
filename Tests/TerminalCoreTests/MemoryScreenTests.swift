import Testing

@testable import TerminalCore

@Test func scriptedEventsComeInTurnAndThenTheHangUp() {
    let larger = Size(columns: 9, rows: 3)
    let screen = MemoryScreen(size: Size(columns: 4, rows: 1), script: [[.key(.up)], [.resized(larger)]])
    #expect(screen.wait(until: nil) == [.key(.up)])
    #expect(screen.size.columns == 4)
    #expect(screen.wait(until: nil) == [.resized(larger)])
    #expect(screen.size == larger)
    #expect(screen.wait(until: nil) == [.hangUp])
}

@Test func paintingCountsOnlyWhatChanged() {
    let screen = MemoryScreen(size: Size(columns: 4, rows: 1))
    var frame = Frame(size: screen.size)
    frame.write("ab", at: Point(column: 1, row: 0))
    screen.paint(frame)
    #expect(screen.drawnCells == 2)
    screen.paint(frame)
    #expect(screen.drawnCells == 2 && screen.paintCount == 2)
    screen.redraw()
    screen.paint(frame)
    #expect(screen.drawnCells == 6 && screen.frame.lines == [" ab"])
}

@Test func wakingAScreenReachesItsWaker() async {
    await confirmation { woken in
        Waker { woken() }.wake()
    }
}
