import Testing

@testable import TerminalCore

@Test func linesAreMadeOfPieces() {
    var lines = LineAssembly()
    let pieces = ["one\r\ntw", "o\n\nthr\u{1b}"].map { lines.append(Array($0.utf8)) }
    #expect(pieces == [["one"], ["two", ""]])
    let ends = [lines.finish(), lines.finish()]
    #expect(ends == ["thr\\x1b", nil])
}

@Test func aLineWithoutEndIsGivenInPartsThatSplitNoCharacter() {
    var lines = LineAssembly()
    let parts = lines.append(Array(String(repeating: "漢", count: 6000).utf8))
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.unicodeScalars.allSatisfy { $0 == "漢" } })
    let rest = lines.finish() ?? ""
    #expect(parts.joined().count + rest.count == 6000)
}

@Test func aQueueTellsItsTakerOnlyWhenItWasEmpty() {
    var queue = LineQueue()
    let told = [queue.append(["a"]), queue.append(["b"])]
    let taken = queue.take()
    let toldAgain = queue.append(["c"])
    #expect(told == [true, false] && toldAgain)
    #expect(taken.lines == ["a", "b"] && !taken.isMore)
}

@Test func linesTooManyAreLeftOutAndCounted() {
    var queue = LineQueue()
    let line = String(repeating: "x", count: 1 << 20)
    _ = queue.append([line, line, line])
    _ = queue.append([line, line, "y"])
    let taken = queue.take()
    #expect(taken.lines.map(\.utf8.count).prefix(3) == [1 << 20, 1 << 20, 1 << 20])
    #expect(taken.lines.last == "(3 further lines were printed too fast and are left out)")
    let rest = queue.take()
    #expect(rest.lines.isEmpty && !rest.isMore)
}

@Test func manyLinesAreTakenInParts() {
    var queue = LineQueue()
    let all = (0..<2500).map(String.init)
    _ = queue.append(all)
    var taken: [String] = []
    var counts: [Int] = []
    var isMore = true
    while isMore {
        let part = queue.take()
        taken += part.lines
        counts.append(part.lines.count)
        isMore = part.isMore
    }
    #expect(taken == all && counts == [1000, 1000, 500])
}
