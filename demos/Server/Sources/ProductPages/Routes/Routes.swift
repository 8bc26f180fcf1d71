package import Hummingbird

/// All that the server answers.
///
/// ```swift
/// let application = Application(router: try pageRoutes(pace: 1, permits: 8))
/// try await application.runService()
/// ```
///
/// - Parameters:
///   - pace: The factor on the made-up waiting of the backends, at least 0.
///   - permits: How many questions the database takes at once, at least 1.
/// - Throws: `WorkflowError` if the tasks do not make a workflow.
package func pageRoutes(pace: Double, permits: Int) throws -> Router<PageContext> {
    let shop = Shop(waiting: Waiting(pace: pace))
    let router = Router(context: PageContext.self)
    router.get("/") { _, _ in welcome }
    router.add("product", try WorkflowPages(shop, permits: permits))
    router.add("by-hand/product", HandwrittenPages(shop, permits: permits))
    return router
}

extension Router<PageContext> {
    /// Answers with the pages of a maker under a path.
    fileprivate func add(_ path: String, _ pages: some PageMaker) {
        get("\(path)/:id") { request, context in
            let asked = ProductRequest(
                id: try context.parameters.require("id"), user: request.uri.queryParameters["user"].map(String.init),
                fails: request.uri.queryParameters["fail"] == "1", line: "\(request.method) \(request.uri)")
            do {
                return try await pages.page(for: asked).response(from: request, context: context)
            } catch {
                return Response(refusing: error)
            }
        }
    }
}

extension ProductPage: ResponseEncodable {}

private let welcome = """
    A shop of made-up things. Its product pages are put together by JFlow, one run of a workflow for each request:

      /product/42             the page of a product, as JSON; there are 2000
      /product/42?user=ann    the same with a greeting
      /product/97             one warehouse does not answer, and the page is there all the same
      /product/4000           there is no such product
      /product/42?fail=1      a task fails, and the engine says which
      /by-hand/product/42     the same page, written by hand with async let

    """
