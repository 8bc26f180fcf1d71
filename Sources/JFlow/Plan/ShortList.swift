/// Keeps lists in messages short enough to be read.
enum ShortList {
    /// The most problems that one message lists.
    static let problemLimit = 20
    /// The most tasks that one sentence names.
    static let nameLimit = 5
    /// The most names of a path that are shown, the sign for those left out among them.
    static let pathLimit = 10

    /// A path in one line, without its middle where it is long.
    static func path(_ names: [String]) -> String {
        guard names.count > pathLimit else { return names.joined(separator: " → ") }
        let half = pathLimit / 2
        return path(names.prefix(half), hidden: names.count - 2 * half + 1, names.suffix(half - 1))
    }

    /// A path whose middle is left out.
    static func path(_ first: some Sequence<String>, hidden: Int, _ last: some Sequence<String>) -> String {
        (first + ["… \(hidden) more …"] + last).joined(separator: " → ")
    }

    /// The first of some items, each in words, and at the end how many were left out.
    static func items<Item>(
        _ items: some Collection<Item>, limit: Int, separator: String, rest: (Int) -> String, text: (Item) -> String
    ) -> String {
        let hidden = items.count - limit
        return (items.prefix(limit).map(text) + (hidden > 0 ? [rest(hidden)] : [])).joined(separator: separator)
    }
}
