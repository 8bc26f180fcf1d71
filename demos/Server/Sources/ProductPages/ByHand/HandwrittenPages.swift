/// Pages written by hand, with `async let`: the same work, the same cache and the same limit, without an engine.
struct HandwrittenPages: PageMaker {
    private let shop: Shop
    private let database: Permits
    private let products = ProductCache(lifetime: productLifetime)

    /// Makes it ready for requests.
    ///
    /// - Parameters:
    ///   - shop: What a page is made of.
    ///   - permits: How many questions to the database all requests together may ask at once.
    init(_ shop: Shop, permits: Int) {
        self.shop = shop
        database = Permits(permits)
    }

    func page(for request: ProductRequest) async throws -> ProductPage {
        let id = try shop.id(request.id)
        async let greeting = greeting(request.user)
        async let rating = rating(id)
        let product = try await product(id)
        async let price = price(product, fails: request.fails)
        async let recommendations = shop.recommendations(product)
        async let north = stock(product, in: .north)
        async let east = stock(product, in: .east)
        async let south = stock(product, in: .south)
        let stocks = await [north, east, south]
        let shipping = try await shop.shipping(product, stocks)
        return try await ProductPage(
            id: product.id, name: product.name, greeting: greeting, price: price, rating: rating,
            recommendations: recommendations, shipping: shipping, stock: stocks)
    }

    private func product(_ id: Int) async throws -> Product {
        try await products.product(id) { try await database.withPermit { try await shop.product(id) } }
    }

    private func greeting(_ user: String?) async throws -> String {
        guard let user else { return try await shop.greeting(nil) }
        return try await database.withPermit { try await shop.greeting(user) }
    }

    private func rating(_ id: Int) async throws -> Rating {
        shop.rating(try await database.withPermit { try await shop.reviews(id) })
    }

    private func price(_ product: Product, fails: Bool) async throws -> Price {
        guard !fails else { throw ShopError.noPrices }
        return try await shop.price(product)
    }

    private func stock(_ product: Product, in warehouse: Warehouse) async -> Stock {
        let stock = try? await database.withPermit { try await shop.stock(product, in: warehouse) }
        return stock ?? Stock(warehouse: warehouse, count: nil)
    }
}
