/// The made-up shop that `search` searches: documents of a few words each, the same for the same seed.
struct Catalogue: Sendable {
    static let qualities = ["wide", "warm", "light", "soft", "heavy", "short", "long", "plain"]
    static let materials = ["wool", "cotton", "linen", "silk", "denim", "felt"]
    static let garments = ["jumper", "coat", "shirt", "scarf", "jacket", "cap", "dress", "sock"]

    let documents: [[String]]

    init(seed: UInt64, count: Int = 480) {
        var generator = SeededGenerator(seed: seed, name: "catalogue")
        documents = (0..<count).map { _ in
            [Self.qualities, Self.materials, Self.garments].map { words in
                words[Int.random(in: words.indices, using: &generator)]
            }
        }
    }

    func title(_ document: Int) -> String { documents[document].joined(separator: " ") }

    /// The word of the shop that differs from `word` in the fewest places, or `word` where none is near.
    static func nearestWord(to word: String) -> String {
        let known = qualities + materials + garments
        let near = known.min { differences($0, word) < differences($1, word) }
        return near.map { differences($0, word) <= 1 ? $0 : word } ?? word
    }

    private static func differences(_ one: String, _ other: String) -> Int {
        zip(one, other).count { $0 != $1 } + abs(one.count - other.count)
    }
}
