/// All products and their reviews, made up: the same in every process.
struct Catalogue: Sendable {
    private let products: [Product]
    private let reviews: [[Review]]

    /// The shop's own, of 2,000 products. Made once, as it takes a while.
    static let whole = Catalogue(count: 2_000)

    /// Makes up so many products, with the ids from 1.
    private init(count: Int) {
        products = (1...count).map(Self.product)
        reviews = (1...count).map(Self.reviews)
    }

    /// The ids that there are.
    var ids: ClosedRange<Int> { 1...products.count }

    /// The product of this id, if there is one.
    subscript(id: Int) -> Product? { ids.contains(id) ? products[id - 1] : nil }

    /// What people wrote about a product; nothing about one that there is not.
    func reviews(of id: Int) -> [Review] { ids.contains(id) ? reviews[id - 1] : [] }

    /// The products that share the most topics with one, itself left out; of equal ones those with the lowest ids.
    func products(like product: Product, count: Int) -> [Product] {
        var best: [(product: Product, shared: Int)] = []
        for other in products where other.id != product.id {
            let shared = (other.topics & product.topics).nonzeroBitCount
            guard best.count < count || shared > best[best.count - 1].shared else { continue }
            let place = best.firstIndex { $0.shared < shared } ?? best.count
            best.insert((other, shared), at: place)
            if best.count > count { best.removeLast() }
        }
        return best.map(\.product)
    }

    private static func product(_ id: Int) -> Product {
        var generator = SeededGenerator(name: "product", number: id)
        let words = [kinds, materials, things].map { $0[Int.random(in: 0..<$0.count, using: &generator)] }
        return Product(
            id: id, name: words.joined(separator: " "), cents: .random(in: 500...20_000, using: &generator),
            topics: generator.next() & generator.next())
    }

    private static func reviews(of id: Int) -> [Review] {
        var generator = SeededGenerator(name: "reviews", number: id)
        return (0..<Int.random(in: 8...40, using: &generator)).map { _ in
            let words = (0..<12).map { _ in opinions[Int.random(in: 0..<opinions.count, using: &generator)] }
            return Review(stars: .random(in: 1...5, using: &generator), words: words)
        }
    }

    private static let kinds = ["folding", "heavy", "small", "quiet", "striped", "old-fashioned", "round", "tall"]
    private static let materials = ["oak", "wool", "steel", "glass", "linen", "clay", "cork", "paper"]
    private static let things = ["lamp", "chair", "kettle", "shelf", "blanket", "clock", "bowl", "ladder"]
    private static let opinions = [
        "sturdy", "lovely", "wobbly", "cheap", "bright", "useful", "late", "soft", "noisy", "solid", "dull", "neat",
    ]
}
