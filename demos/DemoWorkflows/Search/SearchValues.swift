// What the tasks of `search` hand to each other. Each describes itself in a few words, for the detail pane.

struct SearchQuery: Sendable, Hashable, CustomStringConvertible {
    let text: String
    let terms: [String]

    var description: String { "\"\(text)\", \(terms.count) terms" }
}

struct LanguageModel: Sendable, Hashable, CustomStringConvertible {
    let dimensions: Int
    let salt: UInt64

    var description: String { "\(dimensions) dimensions" }
}

struct Session: Sendable, Hashable, CustomStringConvertible {
    let id: UInt32
    let visits: Int

    var description: String { "session \(String(id, radix: 16)), \(visits) visits" }
}

struct Vector: Sendable, Hashable, CustomStringConvertible {
    let numbers: [Float]

    var description: String { "\(numbers.count) numbers, the first \(numbers.first ?? 0)" }

    func dot(_ other: Vector) -> Float {
        var sum: Float = 0
        for index in numbers.indices { sum += numbers[index] * other.numbers[index] }
        return sum
    }
}

struct Spelling: Sendable, Hashable, CustomStringConvertible {
    let corrected: [String]

    var description: String { corrected.joined(separator: " ") }
}

struct SearchLocale: Sendable, Hashable, CustomStringConvertible {
    let tag: String

    var description: String { "\"\(tag)\"" }
}

struct Profile: Sendable, Hashable, CustomStringConvertible {
    let session: Session
    let likes: [String]

    var description: String { "likes \(likes.joined(separator: ", "))" }
}

/// Documents with how well each fits, the best first.
struct ScoredDocuments: Sendable, Hashable, CustomStringConvertible {
    struct Entry: Sendable, Hashable {
        let document: Int
        let score: Float
    }

    let entries: [Entry]

    /// Keeps the best of what has a score above 0; of equal ones, the earlier document.
    init(_ scores: [(document: Int, score: Float)], limit: Int = 40) {
        let fitting = scores.filter { $0.score > 0 }
        let sorted = fitting.sorted { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
        entries = sorted.prefix(limit).map { Entry(document: $0.document, score: $0.score) }
    }

    var description: String { "\(entries.count) documents, best \(entries.first.map { "#\($0.document)" } ?? "none")" }
}

struct Advertisements: Sendable, Hashable, CustomStringConvertible {
    let titles: [String]

    var description: String { "\(titles.count) advertisements" }
}

struct PurchaseHistory: Sendable, Hashable, CustomStringConvertible {
    let documents: [Int]

    var description: String { "\(documents.count) purchases" }
}

struct Facets: Sendable, Hashable, CustomStringConvertible {
    struct Facet: Sendable, Hashable {
        let word: String
        let count: Int
    }

    let facets: [Facet]

    var description: String { facets.map { "\($0.word) (\($0.count))" }.joined(separator: ", ") }
}

struct Snippets: Sendable, Hashable, CustomStringConvertible {
    let lines: [String]

    var description: String { "\(lines.count) snippets" }
}

struct Page: Sendable, Hashable, CustomStringConvertible {
    let lines: [String]

    var description: String { "\(lines.count) lines" }
}
