/// What the catalogue knows of a product.
struct Product: Sendable, Hashable {
    let id: Int
    let name: String
    let cents: Int
    /// What it is about, a bit for each of 64 topics.
    let topics: UInt64
}

/// What somebody thinks of a product.
struct Review: Sendable, Hashable {
    /// From 1 to 5.
    let stars: Int
    let words: [String]
}
