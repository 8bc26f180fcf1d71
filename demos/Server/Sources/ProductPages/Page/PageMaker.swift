/// Makes the page of a product, of what the shop's backends answer.
protocol PageMaker: Sendable {
    /// Makes a page.
    ///
    /// - Throws: ``ShopError``, or an error that holds one, or says that the request was cancelled.
    func page(for request: ProductRequest) async throws -> ProductPage
}
