/// Turns the bytes of a keyboard into events; the same bytes give the same events however they are cut.
///
/// It knows the usual sequences of today's terminals by itself, both encodings of the cursor keys among them, and
/// those of terminfo by the table given. A sequence that has not come whole is kept until the rest comes, so its
/// letters never act as keys. Only a lone Esc is in doubt: the caller ends that by `flush()` when nothing has followed
/// for a while. Sequences that mean nothing here are swallowed.
package struct KeyDecoder: Sendable {
    /// What the terminal said about synchronised updates (mode 2026); nil as long as it said nothing.
    package private(set) var hasSynchronisedUpdates: Bool?
    /// True once the terminal has said what it is, which it does after any earlier question.
    package private(set) var hasAnswered = false
    private let table: KeyTable
    private var pending: [UInt8] = []
    private var paste: PasteBuffer?

    /// Makes a decoder; the table has the byte strings that terminfo gives for keys, each beginning with Esc.
    package init(table: [[UInt8]: Key] = [:]) {
        self.table = KeyTable(table)
    }

    /// True while an Esc is in doubt: the caller then flushes if nothing has followed for a while.
    package var isInDoubt: Bool { doubtfulKey != nil }

    /// Takes bytes and gives the events that are complete by them.
    package mutating func decode(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
        pending.append(contentsOf: bytes)
        var events: [TerminalEvent] = []
        var rest = pending[...]
        while !rest.isEmpty {
            if paste != nil {
                readPaste(&rest, into: &events)
            } else {
                let step = Sequences(table: table).read(rest)
                if case .incomplete = step { break }
                perform(step, on: &rest, into: &events)
            }
        }
        pending = Array(rest)
        return events
    }

    /// Says that nothing has followed for a while: a lone Esc is the key, Esc with one letter that begins a long
    /// sequence is that letter with alt; other beginnings go on waiting, for their rest must not act as letters.
    package mutating func flush() -> [TerminalEvent] {
        guard let key = doubtfulKey else { return [] }
        pending = []
        return [.key(key)]
    }

    /// The key that the pending bytes are if nothing follows them.
    private var doubtfulKey: Key? {
        guard pending.first == Byte.escape, paste == nil else { return nil }
        if pending.count == 1 { return .escape }
        guard pending.count == 2, Byte.stringStarts.contains(pending[1]) else { return nil }
        return .alternate(Character(Unicode.Scalar(pending[1])))
    }

    private mutating func perform(
        _ step: Sequences.Step, on rest: inout ArraySlice<UInt8>, into events: inout [TerminalEvent]
    ) {
        switch step {
        case .incomplete: return
        case .ignored(let count): rest = rest.dropFirst(count)
        case .event(let event, let count):
            events.append(event)
            rest = rest.dropFirst(count)
        case .pasteBegan(let count):
            paste = PasteBuffer()
            rest = rest.dropFirst(count)
        case .synchronisedUpdates(let has, let count):
            hasSynchronisedUpdates = has
            rest = rest.dropFirst(count)
        case .identity(let count):
            hasAnswered = true
            rest = rest.dropFirst(count)
        }
    }

    private mutating func readPaste(_ rest: inout ArraySlice<UInt8>, into events: inout [TerminalEvent]) {
        guard var buffer = paste else { return }
        while paste != nil, let byte = rest.popFirst() {
            switch buffer.append(byte) {
            case .more: break
            case .full(let text): events.append(.paste(text))
            case .end(let text):
                events.append(.paste(text))
                paste = nil
            }
        }
        if paste != nil { paste = buffer }
    }
}
