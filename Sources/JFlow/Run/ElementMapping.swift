/// Calls the body for each element, and returns the outputs in the order of the elements.
///
/// - Throws: ``MappingFailure``, or `CancellationError` when the caller was cancelled before all elements had ended.
@inlinable
func outputsOfElements<Output: Sendable>(
    count: Int, _ settings: ElementSettings, work: (ElementOutputs<Output>) -> ElementWork
) async throws -> [Output] {
    guard count > 0 else { return [] }
    let outputs = ElementOutputs<Output>(slotCount: count)
    let run = ElementRun(count: count, settings, work: work(outputs))
    switch await run.complete() {
    case .completed: return outputs.takeAll()
    case .failed(let failure):
        outputs.destroyLeftovers(of: run)
        throw failure
    case .cancelled:
        outputs.destroyLeftovers(of: run)
        throw CancellationError()
    }
}

/// Calls the body for each element, and returns what became of each, in the order of the elements.
///
/// - Throws: `CancellationError` when the caller was cancelled before all elements had ended.
@inlinable
func resultsOfElements<Output: Sendable>(
    count: Int, _ settings: ElementSettings, work: (ElementOutputs<Result<Output, any Error>>) -> ElementWork
) async throws -> [Result<Output, any Error>] {
    guard count > 0 else { return [] }
    let outputs = ElementOutputs<Result<Output, any Error>>(slotCount: count)
    let run = ElementRun(count: count, settings, work: work(outputs))
    switch await run.complete() {
    case .completed: break
    case .failed(let failure):
        for element in failure.failedElements { outputs.put(.failure(element.error), at: element.index) }
    case .cancelled:
        outputs.destroyLeftovers(of: run)
        throw CancellationError()
    }
    return outputs.takeAll()
}

/// Calls the body for each element, and the consumer with the results as they come; returns what the consumer does.
///
/// When the consumer ends, what runs is cancelled and awaited.
@inlinable
func consumedElements<Output: Sendable, Total: Sendable>(
    count: Int, _ settings: ElementSettings, order: ElementOrder,
    consume: (ElementResults<Output>) async throws -> Total, work: (ElementOutputs<Output>) -> ElementWork
) async throws -> Total {
    let source = ElementSource<Output>(count: count, settings, order: order, work: work)
    // Cancelled and awaited when the consumer has returned.
    async let _: Void = source.complete()
    return try await consume(source.results)
}

extension ElementOutputs {
    /// Destroys the outputs of a run that did not come to its end.
    @inlinable
    func destroyLeftovers(of run: ElementRun) {
        let (claimedCount, withoutOutput) = run.leftovers
        destroy(first: claimedCount, except: withoutOutput)
    }
}
