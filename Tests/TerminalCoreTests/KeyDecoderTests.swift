import Testing

@testable import TerminalCore

private func decode(_ text: String, table: [[UInt8]: Key] = [:]) -> [TerminalEvent] {
    var decoder = KeyDecoder(table: table)
    return decoder.decode(Array(text.utf8)) + decoder.flush()
}

@Test(
    arguments: [
        ("a", .character("a")), (" ", .character(" ")), ("é", .character("é")), ("漢", .character("漢")),
        ("\u{1b}[A", .up), ("\u{1b}OB", .down), ("\u{1b}[1;5C", .right), ("\u{1b}[D", .left),
        ("\u{1b}[H", .home), ("\u{1b}OF", .end), ("\u{1b}[1~", .home), ("\u{1b}[4~", .end),
        ("\u{1b}[5~", .pageUp), ("\u{1b}[6;2~", .pageDown), ("\u{1b}[2~", .insert), ("\u{1b}[3~", .delete),
        ("\u{1b}OP", .function(1)), ("\u{1b}[[B", .function(2)), ("\u{1b}[15~", .function(5)),
        ("\u{1b}[24~", .function(12)), ("\t", .tab), ("\u{1b}[Z", .backTab), ("\r", .enter), ("\u{1b}OM", .enter),
        ("\u{7f}", .backspace), ("\u{8}", .backspace), ("\u{1b}", .escape), ("\u{3}", .control("c")),
        ("\0", .control("@")), ("\u{1c}", .control("\\")), ("\u{1b}x", .alternate("x")), ("\u{1b}P", .alternate("P")),
        ("\u{1b}\u{3}", .control("c")),
    ] as [(String, Key)])
func keysAreDecoded(bytes: String, key: Key) {
    #expect(decode(bytes) == [.key(key)])
}

@Test func terminfoStringsComeFirst() {
    let table: [[UInt8]: Key] = [Array("\u{1b}[A".utf8): .home, Array("\u{1b}?x".utf8): .function(20), [97]: .up]
    #expect(
        decode("\u{1b}[A\u{1b}?x\u{1b}?ya", table: table).map(String.init(describing:)) == [
            "key(TerminalCore.Key.home)", "key(TerminalCore.Key.function(20))",
            "key(TerminalCore.Key.alternate(\"?\"))",
            "key(TerminalCore.Key.character(\"y\"))", "key(TerminalCore.Key.character(\"a\"))",
        ])
}

@Test func mouseReportsAreDecoded() {
    let at = Point(column: 11, row: 4)
    #expect(decode("\u{1b}[<0;12;5M") == [.mouse(MouseEvent(kind: .press(.left), position: at))])
    #expect(decode("\u{1b}[<2;12;5M") == [.mouse(MouseEvent(kind: .press(.right), position: at))])
    #expect(decode("\u{1b}[<0;12;5m") == [.mouse(MouseEvent(kind: .release, position: at))])
    #expect(decode("\u{1b}[<32;12;5M") == [.mouse(MouseEvent(kind: .drag, position: at))])
    #expect(decode("\u{1b}[<64;12;5M") == [.mouse(MouseEvent(kind: .wheelUp, position: at))])
    #expect(decode("\u{1b}[<81;12;5M") == [.mouse(MouseEvent(kind: .wheelDown, position: at, modifiers: .control))])
    #expect(decode("\u{1b}[M ,%") == [.mouse(MouseEvent(kind: .press(.left), position: at))])
    #expect(decode("\u{1b}[<35;12;5M\u{1b}[<0;0;5M\u{1b}[<0;99999999999999999999;5M\u{1b}[<0M") == [])
}

@Test func pastedTextIsOneEvent() {
    #expect(
        decode("\u{1b}[200~q\rx\u{1b}[A\r\n\u{3}\u{1b}[201~b") == [
            .paste("q\nx\u{1b}[A\n\u{3}"), .key(.character("b")),
        ])
}

@Test func aVeryLongPasteComesInParts() {
    var decoder = KeyDecoder()
    let events = decoder.decode(Array("\u{1b}[200~".utf8) + [UInt8](repeating: 97, count: PasteBuffer.mostBytes + 5))
    #expect(events.count == 1)
    #expect(decoder.decode(Array("\u{1b}[201~".utf8)) == [.paste("aaaaa")])
}

@Test func focusAndTheAnswerAboutUpdatesAreDecoded() {
    #expect(decode("\u{1b}[I\u{1b}[O") == [.focus(true), .focus(false)])
    for (answer, expected) in [("1", true), ("2", true), ("0", false), ("4", false)] {
        var decoder = KeyDecoder()
        #expect(decoder.hasSynchronisedUpdates == nil)
        #expect(decoder.decode(Array("\u{1b}[?2026;\(answer)$y".utf8)).isEmpty)
        #expect(decoder.hasSynchronisedUpdates == expected)
    }
}

@Test func unknownSequencesAreSwallowed() {
    #expect(
        decode("\u{1b}[?1;2c\u{1b}]11;rgb:0/0/0\u{7}\u{1b}P1$r0m\u{1b}\\\u{1b}[97u\u{1b}[9;9Xa") == [
            .key(.character("a"))
        ])
}

@Test(arguments: ["\u{1b}]0;x", "\u{1b}P1$r", "\u{1b}_G", "\u{1b}]"])
func aControlCharacterEndsAnAnswerThatDoesNot(beginning: String) {
    #expect(decode(beginning + "\u{3}q") == [.key(.control("c")), .key(.character("q"))])
    #expect(decode(beginning + "abc\r") == [.key(.enter)])
    #expect(decode(beginning + "abc").isEmpty)
}

@Test func aSplitSequenceNeverActsAsEscapeAndLetters() {
    for sequence in ["\u{1b}[A", "\u{1b}[1;5A", "\u{1b}[<0;12;5M"] {
        let bytes = Array(sequence.utf8)
        for cut in 2..<bytes.count {
            var decoder = KeyDecoder()
            #expect(decoder.decode(bytes[..<cut]).isEmpty && decoder.flush().isEmpty)
            #expect(decoder.decode(bytes[cut...]) == decode(sequence))
        }
    }
}

@Test func onlyALoneEscapeIsInDoubt() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1b]).isEmpty && decoder.isInDoubt)
    #expect(decoder.flush() == [.key(.escape)] && !decoder.isInDoubt)
    #expect(decoder.decode([0x1b, 0x5b]).isEmpty && !decoder.isInDoubt)
    #expect(decoder.decode([0x41]) == [.key(.up)])
}

@Test func badBytesBecomeReplacementCharacters() {
    var decoder = KeyDecoder()
    #expect(
        decoder.decode([0xff, 0xc3, 0x61]) == [
            .key(.character("\u{fffd}")), .key(.character("\u{fffd}")), .key(.character("a")),
        ])
    #expect(decoder.decode([0xc2, 0x9b]).isEmpty)
}

/// Bytes that often make beginnings, ends and breaks of sequences.
private func randomInput(using random: inout SystemRandomNumberGenerator) -> [UInt8] {
    let pieces: [[UInt8]] = [
        [0x1b], Array("\u{1b}[".utf8), Array("\u{1b}O".utf8), Array("\u{1b}[<".utf8), Array("12;5M".utf8),
        Array("\u{1b}[200~".utf8), Array("\u{1b}[201~".utf8), Array("\u{1b}]".utf8), Array("\u{1b}[[".utf8),
        Array("\u{1b}[M".utf8), Array("漢".utf8), [0xe6, 0xbc], [0xff], [0x07], [0x1b, 0x5c], Array("$y".utf8),
    ]
    return (0..<12).flatMap { _ in
        Bool.random(using: &random)
            ? pieces.randomElement(using: &random) ?? [] : [UInt8.random(in: 0...255, using: &random)]
    }
}

@Test func anyBytesGiveTheSameEventsHoweverTheyAreCut() {
    var random = SystemRandomNumberGenerator()
    let table: [[UInt8]: Key] = [Array("\u{1b}[[A".utf8): .up, Array("\u{1b}[M5".utf8): .down, [0x1b, 0x4f]: .left]
    for round in 0..<20_000 {
        let input = randomInput(using: &random)
        let strings = round % 2 == 0 ? table : [:]
        var whole = KeyDecoder(table: strings)
        let expected = whole.decode(input) + whole.flush()
        var cut = KeyDecoder(table: strings)
        var events: [TerminalEvent] = []
        var rest = input[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...3, using: &random)
            events += cut.decode(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        events += cut.flush()
        #expect(events == expected, "\(input)")
    }
}
