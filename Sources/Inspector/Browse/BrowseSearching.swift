import GraphDocuments
import TerminalCore

/// The words that are looked for.
struct BrowseSearch: Sendable, Hashable {
    /// What is being typed; `nil` while nothing is.
    var typed: String?
    /// The last words that were looked for.
    var words = ""
    /// The nodes of the whole document that fit, in its order.
    var matches: [Int] = []
    /// The place in the matches of the one that was gone to last.
    var place = 0
    /// What was selected when typing began.
    var origin: Int?
}

/// Looking for nodes by their names.
extension BrowseModel {
    mutating func beginSearch() {
        search.typed = ""
        search.origin = selectedOriginal
    }

    /// A key while words are typed: no letter is a command.
    mutating func typed(_ key: Key) {
        guard let words = search.typed else { return }
        switch key {
        case .character(let character): look(for: words + String(character))
        case .backspace where !words.isEmpty: look(for: String(words.dropLast()))
        case .enter: endSearch()
        case .escape, .backspace:
            search.typed = nil
            selectOrigin()
        default: break
        }
    }

    mutating func pasted(_ text: String) {
        guard let words = search.typed else { return }
        look(for: words + cleaned(String(text.prefix(100))))
    }

    /// Goes to the first match at or behind the node where the search began.
    private mutating func look(for words: String) {
        search.typed = words
        findMatches(of: words)
        search.place = search.matches.firstIndex { $0 >= search.origin ?? 0 } ?? 0
        if search.matches.isEmpty { selectOrigin() } else { showMatch() }
        changed()
    }

    /// The nodes that fit, among those that are shown or stand in a fold that is.
    private mutating func findMatches(of words: String) {
        search.matches = NodePattern(words).nodes(of: graph.whole).filter { graph.places[$0] != nil }
    }

    private mutating func selectOrigin() {
        if let origin = search.origin, let place = graph.places[origin] { select(place) }
    }

    private mutating func endSearch() {
        guard let words = search.typed else { return }
        search.typed = nil
        search.words = words
        if words.isEmpty { return }
        say(matchWords)
    }

    mutating func goToMatch(_ step: Int) {
        guard !search.words.isEmpty else { return say("nothing was looked for; / searches") }
        // What is shown may have changed since.
        findMatches(of: search.words)
        let count = search.matches.count
        if count > 0 { search.place = (min(search.place, count - 1) + step + count) % count }
        showMatch()
        say(matchWords)
    }

    private mutating func showMatch() {
        guard search.matches.indices.contains(search.place), let place = graph.places[search.matches[search.place]]
        else { return }
        if zoom == .whole { zoom(to: .lines) }
        select(place)
    }

    /// Which match is shown, and in what if it is folded.
    private var matchWords: String {
        let words = safe(search.words)
        guard search.matches.indices.contains(search.place) else { return "no node is called \(words)" }
        let original = search.matches[search.place]
        let isHidden = graph.places[original].map(graph.isFold) ?? false
        let name = safe(graph.whole.nodes[original].label)
        return "\(search.place + 1) of \(search.matches.count) for \(words)"
            + (isHidden ? ": \(name), folded in here" : "")
    }
}
