/// What a mapping throws when elements of its collection failed.
///
/// ```swift
/// do {
///     _ = try await workflow.run()
/// } catch .failed(let failure) {
///     for task in failure.failedTasks {
///         guard let mapping = task.error as? MappingFailure else { continue }
///         for element in mapping.failedElements { print(element.index, element.error) }
///     }
/// }
/// ```
public struct MappingFailure: Error, CustomStringConvertible {
    /// An element whose body threw.
    public struct FailedElement: Sendable {
        /// The element's place in the collection, from 0.
        public let index: Int
        /// What the body threw.
        public let error: any Error

        @usableFromInline
        init(index: Int, error: any Error) {
            self.index = index
            self.error = error
        }
    }

    /// The elements that failed, by index. With ``FailurePolicy/stop`` it is one: those that were then cancelled are
    /// not among them.
    public let failedElements: [FailedElement]
    /// How many elements the collection has.
    public let count: Int

    /// The first failed elements with their errors, and how many there are.
    public var description: String {
        let list = ShortList.items(
            failedElements, limit: ShortList.nameLimit, separator: "; ", rest: { "\($0) more" },
            text: { "[\($0.index)] \(Self.brief($0.error))" })
        return "\(failedElements.count) of \(count) elements failed: \(list)"
    }

    private static let errorLimit = 200

    private static func brief(_ error: any Error) -> String {
        let text = String(describing: error)
        return text.count > errorLimit ? text.prefix(errorLimit - 1) + "…" : text
    }
}
