/// All that the page of a product shows.
struct ProductPage: Sendable, Encodable {
    let id: Int
    let name: String
    let greeting: String
    let price: Price
    let rating: Rating
    let recommendations: [Recommendation]
    let shipping: Shipping?
    let stock: [Stock]
}

/// What a product costs today.
struct Price: Sendable, Encodable {
    let cents: Int
    let isOffer: Bool
}

/// What people think of a product.
struct Rating: Sendable, Encodable {
    let average: Double
    let count: Int
    /// The words that they use the most.
    let words: [String]
}

/// Another product that may please.
struct Recommendation: Sendable, Encodable {
    let id: Int
    let name: String
}

/// How a product comes to its buyer.
struct Shipping: Sendable, Encodable {
    let warehouse: Warehouse
    let days: Int
}

/// Where things lie.
enum Warehouse: String, Sendable, Encodable {
    case north, east, south
}

/// How many a warehouse has.
struct Stock: Sendable, Encodable {
    let warehouse: Warehouse
    /// `nil` while the warehouse does not answer.
    let count: Int?
}
