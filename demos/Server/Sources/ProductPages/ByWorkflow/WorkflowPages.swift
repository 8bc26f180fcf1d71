import JFlow

/// Pages by a workflow: its plan is compiled once, and each request is a run of it.
struct WorkflowPages: PageMaker {
    private let workflow: Workflow<ProductPage>
    private let id: TaskDefinition<Int, String, String>
    private let greeting: TaskDefinition<String, String?, String?>
    private let price: TaskDefinition<Price, Void, Product>

    /// Compiles the workflow.
    ///
    /// - Parameters:
    ///   - shop: What its tasks do.
    ///   - permits: How many tasks of all runs together may ask the database at once.
    init(_ shop: Shop, permits: Int) throws(WorkflowError) {
        let database = Pool("database", limit: permits)

        id = task("id", Parameter<String>("text")) { text in try shop.id(text) }
        greeting = task("greeting", Parameter<String?>("user")) { user in try await shop.greeting(user) }.pool(database)

        let product = task("product", id) { id in try await shop.product(id) }
            .cached(timeToLive: productLifetime).pool(database)
        let reviews = task("reviews", id) { id in try await shop.reviews(id) }.pool(database)
        let rating = task("rating", reviews) { reviews in shop.rating(reviews) }

        price = task("price", product) { product in try await shop.price(product) }
        let recommendations = task("recommendations", product) { product in shop.recommendations(product) }

        func stock(_ warehouse: Warehouse) -> TaskDefinition<Stock, Void, Product> {
            task("\(warehouse)", product) { product in try await shop.stock(product, in: warehouse) }
                .pool(database).fallback(Stock(warehouse: warehouse, count: nil)).grouped("warehouses")
        }
        let (north, east, south) = (stock(.north), stock(.east), stock(.south))
        let shipping = task("shipping", product, north, east, south) { product, north, east, south in
            try await shop.shipping(product, [north, east, south])
        }

        let page = task(
            "page", product, greeting, price, rating, recommendations, shipping, north, east, south
        ) { product, greeting, price, rating, recommendations, shipping, north, east, south in
            ProductPage(
                id: product.id, name: product.name, greeting: greeting, price: price, rating: rating,
                recommendations: recommendations, shipping: shipping, stock: [north, east, south])
        }
        workflow = try Workflow(page, name: "product page", cache: MemoryCache())
    }

    func page(for request: ProductRequest) async throws -> ProductPage {
        var options = RunOptions()
        options.metadata = ["request": request.line]
        // Nobody's greeting waits for nothing, so it needs no permit either: a ready value, and the task does not run.
        let who = request.user.map { greeting($0) } ?? greeting.value("Welcome!")
        guard !request.fails else {
            return try await workflow.run(id(request.id), who, price.replaced(by: Self.brokenPrice), options: options)
        }
        return try await workflow.run(id(request.id), who, options: options)
    }

    /// What stands in the price's place where a request is to fail.
    private static let brokenPrice = task("broken-price") { () throws -> Price in throw ShopError.noPrices }
}
