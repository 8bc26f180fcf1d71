import TerminalCore

/// The keyboard's descriptor and what its bytes mean.
struct Keyboard {
    let descriptor: Int32
    /// True after the end of the file, or when the terminal is gone.
    private(set) var hasEnded = false
    /// When a lone Esc becomes the key; nil if there is none.
    private(set) var doubtEnds: ContinuousClock.Instant?
    private var decoder: KeyDecoder

    /// What follows Esc within this time belongs to it.
    static let patience = Duration.milliseconds(50)

    init(descriptor: Int32, keys: [[UInt8]: Key]) {
        self.descriptor = descriptor
        decoder = KeyDecoder(table: keys)
    }

    var hasAnswer: Bool { decoder.hasAnswered }
    var hasSynchronisedUpdates: Bool { decoder.hasSynchronisedUpdates ?? false }

    /// The events of what can be read; one `hangUp` at the end.
    mutating func read() -> [TerminalEvent] {
        guard let bytes = System.read(descriptor) else {
            hasEnded = true
            doubtEnds = nil
            return [.hangUp]
        }
        let events = decoder.decode(bytes)
        doubtEnds = decoder.isInDoubt ? .now + Self.patience : nil
        return events
    }

    /// The key Esc if it has stood alone long enough.
    mutating func flush(at now: ContinuousClock.Instant) -> TerminalEvent? {
        guard let end = doubtEnds, now >= end else { return nil }
        doubtEnds = nil
        return decoder.flush().first
    }
}
