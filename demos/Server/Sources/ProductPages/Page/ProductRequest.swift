/// What somebody asks for.
struct ProductRequest: Sendable {
    /// The product's id, as it was written.
    let id: String
    /// Who asks, if that is known.
    let user: String?
    /// Whether the price service is to fail.
    let fails: Bool
    /// The request in words, such as `GET /product/42`, for those who watch.
    let line: String
}
