/// Decides who opens what runs share, who waits for it, and when it is closed: a value without lock, clock or waiting.
///
/// For each key one opening is current: the first holder that asks for it opens it, others wait or share what is open. An
/// opening that is asked to close is *retired*: who has it keeps it, who comes later opens anew, and whoever gives the
/// last lease back closes it. Facts come in as methods in the past tense; each answers what is to be done.
struct SharedOpenings<Value: Sendable>: Sendable {
    /// One opening; its number is never given again.
    typealias Number = Int
    /// One call of ``closeRequested()``.
    typealias Closer = Int

    /// What a holder that asks for the value is to do.
    enum Answer {
        /// Open it, then tell ``opened(_:_:)``, ``failed(_:)`` or ``handedOver(_:)``.
        case open(Number)
        /// Wait to be told, or tell ``left(_:)``.
        case wait(Number)
        /// It is open: this is a lease.
        case share(Value)
    }

    /// Whom to tell what.
    enum News {
        /// The holder has a lease.
        case lease(LeaseHolder, Value)
        /// The opening that the holder waited for failed.
        case failure(LeaseHolder)
        /// The holder is the one that opens now.
        case lead(LeaseHolder, Number)
        /// All that was open when this one asked is closed.
        case closed(Closer)
    }

    /// What is to be closed at once, and then told by ``closed(_:)``.
    struct Closing {
        let number: Number
        let value: Value
    }

    private struct Opening {
        let key: SharedKey
        /// The value, when it is there.
        var value: Value?
        /// Those who wait for it, the first to come first.
        var waiting: [LeaseHolder] = []
        var leaseCount = 0
        var isRetired = false
        var isClosing = false
    }

    private var openings: [Number: Opening] = [:]
    private var current: [SharedKey: Number] = [:]
    /// The opening that each holder has a lease of or waits for; the one that opens has none yet.
    private var numbers: [LeaseHolder: Number] = [:]
    private var closers: [Closer: Set<Number>] = [:]
    private var lastNumber = 0

    /// How many values are open or being opened or closed.
    var count: Int { openings.count }
    /// How many leases are held.
    var leaseCount: Int { openings.values.reduce(0) { $0 + $1.leaseCount } }

    /// A holder needs the value of a key.
    mutating func requested(_ key: SharedKey, by holder: LeaseHolder) -> Answer {
        if let number = numbers[holder], let value = openings[number]?.value { return .share(value) }
        guard let number = current[key] else { return begin(key) }
        numbers[holder] = number
        guard let value = openings[number]?.value else {
            openings[number]?.waiting.append(holder)
            return .wait(number)
        }
        openings[number]?.leaseCount += 1
        return .share(value)
    }

    private mutating func begin(_ key: SharedKey) -> Answer {
        lastNumber += 1
        openings[lastNumber] = Opening(key: key)
        current[key] = lastNumber
        return .open(lastNumber)
    }

    /// The value is open: a lease for the one that opened it, and for all who wait.
    mutating func opened(_ number: Number, _ value: Value, by holder: LeaseHolder) -> [News] {
        let waiting = takeWaiting(for: number)
        numbers[holder] = number
        openings[number]?.value = value
        openings[number]?.leaseCount = waiting.count + 1
        return waiting.map { .lease($0, value) }
    }

    /// The value cannot be opened: all who wait fail with it, and who comes later tries anew.
    mutating func failed(_ number: Number) -> [News] {
        let waiting = takeWaiting(for: number)
        for holder in waiting { numbers[holder] = nil }
        return waiting.map { .failure($0) } + ended(number)
    }

    /// The one that opens gives up: the first who waits opens in its place.
    mutating func handedOver(_ number: Number) -> [News] {
        var waiting = takeWaiting(for: number)
        guard !waiting.isEmpty else { return ended(number) }
        let next = waiting.removeFirst()
        numbers[next] = nil
        openings[number]?.waiting = waiting
        return [.lead(next, number)]
    }

    /// A holder does not want to wait any more; `false` when it does not wait: it was told something.
    mutating func left(_ holder: LeaseHolder) -> Bool {
        guard let number = numbers[holder], let index = openings[number]?.waiting.firstIndex(of: holder) else {
            return false
        }
        openings[number]?.waiting.remove(at: index)
        numbers[holder] = nil
        return true
    }

    /// A holder needs the value no longer; answers what it is to close, if it was the last.
    mutating func givenBack(_ holder: LeaseHolder) -> Closing? {
        guard let number = numbers.removeValue(forKey: holder), openings[number]?.value != nil else {
            preconditionFailure("a lease is given back once, by the one that has it")
        }
        openings[number]?.leaseCount -= 1
        return closingIfUnused(number)
    }

    /// Everything is to be closed; answers what the caller is to close itself, because nobody uses it. What is used or being
    /// opened is closed by the last that uses it. The caller is told when all of it is closed, unless it is already.
    mutating func closeRequested() -> (closings: [Closing], closer: Closer?) {
        current = [:]
        for number in openings.keys { openings[number]?.isRetired = true }
        let closings = openings.keys.sorted().compactMap { closingIfUnused($0) }
        guard !openings.isEmpty else { return ([], nil) }
        lastNumber += 1
        closers[lastNumber] = Set(openings.keys)
        return (closings, lastNumber)
    }

    /// A closer does not want to wait any more; `false` when it was told.
    mutating func closerLeft(_ closer: Closer) -> Bool {
        closers.removeValue(forKey: closer) != nil
    }

    /// A value is closed.
    mutating func closed(_ number: Number) -> [News] {
        ended(number)
    }

    /// Answers each value once.
    private mutating func closingIfUnused(_ number: Number) -> Closing? {
        guard let opening = openings[number], opening.isRetired, !opening.isClosing, opening.leaseCount == 0,
            let value = opening.value
        else { return nil }
        openings[number]?.isClosing = true
        return Closing(number: number, value: value)
    }

    private mutating func takeWaiting(for number: Number) -> [LeaseHolder] {
        guard let waiting = openings[number]?.waiting else {
            preconditionFailure("an opening ends once, by the one that leads it")
        }
        openings[number]?.waiting = []
        return waiting
    }

    private mutating func ended(_ number: Number) -> [News] {
        guard let opening = openings.removeValue(forKey: number) else { return [] }
        if current[opening.key] == number { current[opening.key] = nil }
        var news: [News] = []
        for closer in closers.keys.sorted() where closers[closer]?.remove(number) != nil {
            guard closers[closer]?.isEmpty == true else { continue }
            closers[closer] = nil
            news.append(.closed(closer))
        }
        return news
    }
}
