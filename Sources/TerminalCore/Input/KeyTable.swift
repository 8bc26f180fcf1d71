/// Byte strings of keys, searched for the longest that the input begins with.
struct KeyTable: Sendable {
    enum Match: Equatable {
        case none
        /// The whole input may still become a longer string.
        case undecided
        case key(Key, count: Int)
    }

    private let keys: [[UInt8]: Key]
    private let beginnings: Set<[UInt8]>
    private let longest: Int

    /// Strings that do not begin with Esc, or are only that, are left out: plain bytes have one meaning always.
    init(_ strings: [[UInt8]: Key]) {
        keys = strings.filter { $0.key.count >= 2 && $0.key[0] == Byte.escape }
        beginnings = Set(keys.keys.flatMap { string in (1..<string.count).map { Array(string.prefix($0)) } })
        longest = keys.keys.map(\.count).max() ?? 0
    }

    func match(_ input: ArraySlice<UInt8>) -> Match {
        guard input.first == Byte.escape, !keys.isEmpty else { return .none }
        if input.count < longest, beginnings.contains(Array(input)) { return .undecided }
        for count in stride(from: min(longest, input.count), to: 1, by: -1) {
            if let key = keys[Array(input.prefix(count))] { return .key(key, count: count) }
        }
        return .none
    }
}
