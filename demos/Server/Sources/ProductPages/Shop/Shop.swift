/// What the tasks of a page do: the same functions for the workflow and for the page written by hand.
struct Shop: Sendable {
    /// What there is to buy.
    let catalogue = Catalogue.whole
    /// How its backends wait.
    let waiting: Waiting

    /// Reads the id that a request names.
    func id(_ text: String) throws -> Int {
        guard let id = Int(text) else { throw ShopError.notAnID(text) }
        return id
    }

    /// Asks the database for a product.
    func product(_ id: Int) async throws -> Product {
        try await waiting(for: "product", id)
        guard let product = catalogue[id] else { throw ShopError.unknownProduct(id, ids: catalogue.ids) }
        return product
    }

    /// Asks the database what people wrote about a product.
    func reviews(_ id: Int) async throws -> [Review] {
        try await waiting(for: "reviews", id)
        return catalogue.reviews(of: id)
    }

    /// Asks the database how many a warehouse has. In the south, those whose id is divisible by 97 cannot be counted.
    func stock(_ product: Product, in warehouse: Warehouse) async throws -> Stock {
        try await waiting(for: warehouse.rawValue, product.id)
        guard warehouse != .south || product.id % 97 != 0 else { throw ShopError.warehouseDown(warehouse) }
        var generator = SeededGenerator(name: "stock \(warehouse)", number: product.id)
        return Stock(warehouse: warehouse, count: .random(in: 0...9, using: &generator))
    }

    /// Asks the price service what a product costs today: some are on offer.
    func price(_ product: Product) async throws -> Price {
        try await waiting(for: "price", product.id)
        let isOnOffer = product.id % 5 == 0
        return Price(cents: isOnOffer ? product.cents * 4 / 5 : product.cents, isOffer: isOnOffer)
    }

    /// Asks the carrier how long a parcel takes from the warehouse that has the most, if one has any.
    func shipping(_ product: Product, _ stocks: [Stock]) async throws -> Shipping? {
        try await waiting(for: "shipping", product.id)
        let best = stocks.max { ($0.count ?? 0) < ($1.count ?? 0) }
        guard let best, let count = best.count, count > 0 else { return nil }
        return Shipping(warehouse: best.warehouse, days: 1 + product.id % 3)
    }

    /// Asks the database who a user is, and greets; whoever has no name is greeted at once.
    func greeting(_ user: String?) async throws -> String {
        guard let user else { return "Welcome!" }
        try await waiting(for: "user", user.utf8.count)
        return "Welcome back, \(user.prefix(40))!"
    }

    /// Computes what people think of a product on the whole, and the words that they use the most.
    func rating(_ reviews: [Review]) -> Rating {
        var counts: [String: Int] = [:]
        for review in reviews {
            for word in review.words { counts[word, default: 0] += 1 }
        }
        let words = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(3).map(\.key)
        let tenths = reviews.isEmpty ? 0 : reviews.reduce(0) { $0 + $1.stars } * 10 / reviews.count
        return Rating(average: Double(tenths) / 10, count: reviews.count, words: words)
    }

    /// Computes which products are like this one.
    func recommendations(_ product: Product) -> [Recommendation] {
        catalogue.products(like: product, count: 3).map { Recommendation(id: $0.id, name: $0.name) }
    }
}
