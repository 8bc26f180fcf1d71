// The shapes of `mapping`, with a consumer that takes the results as they come.

/// Defines a task that calls its body for each element of a collection, and hands the results to a consumer as they
/// come.
///
/// ```swift
/// let total = mapping("total", over: urls, limit: 4) { url in
///     try await page(at: url).count
/// } consume: { results in
///     var total = 0
///     for try await (_, count) in results { total += count }
///     return total
/// }
/// ```
///
/// The task's value is what the consumer returns, and its error what the consumer throws. When elements fail the
/// sequence throws, and so does a consumer that does nothing about it. When the consumer returns before the last
/// result, what runs is cancelled and awaited. Elements wait for a slow consumer: see ``ElementResults``.
///
/// - Parameters:
///   - name: The task's name, unique in each workflow that it is part of.
///   - collection: The task that produces the elements.
///   - dependencies: Tasks whose values are further arguments of `body` and of `consume`, in order.
///   - order: Whether the results come in the order of the elements or as they are there.
///   - limit: The most elements that run at once, at least 1.
///   - failurePolicy: What happens when an element fails: with ``FailurePolicy/stop`` no more elements start, and what
///     runs is cancelled; the sequence throws in place of the first result that is not there. With
///     ``FailurePolicy/finish`` it leaves out the elements that failed, and throws at its end.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
///   - body: The function; called at most once for each element in an attempt, on any thread.
///   - consume: Takes the results; called once in an attempt, at the same time as the elements run.
@inlinable
@_disfavoredOverload
public func mapping<Output: Sendable, Total: Sendable, C: Dependency, each D: Dependency>(
    _ name: String, over collection: C, _ dependencies: repeat each D, order: ElementOrder = .index, limit: Int = 64,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, repeat (each D).Value) throws -> Output,
    consume: @escaping @Sendable (ElementResults<Output>, repeat (each D).Value) async throws -> Total
) -> TaskDefinition<Total, Void, C.Value, repeat (each D).Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, repeat each dependencies, file: file, line: line,
        body: { (collection: C.Value, values: repeat (each D).Value) async throws -> Total in
            let elements = Array(collection)
            let values = (repeat each values)
            return try await consumedElements(
                count: elements.count, settings, order: order,
                consume: { try await consume($0, repeat each values) },
                work: { outputs in
                    .synchronous { index, slot in outputs.put(try body(elements[index], repeat each values), at: slot) }
                })
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element, and hands the results to a consumer.
@inlinable
@_disfavoredOverload
public func mapping<Output: Sendable, Total: Sendable, C: Dependency, each D: Dependency>(
    _ name: String, over collection: C, _ dependencies: repeat each D, order: ElementOrder = .index, limit: Int = 16,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, repeat (each D).Value) async throws -> Output,
    consume: @escaping @Sendable (ElementResults<Output>, repeat (each D).Value) async throws -> Total
) -> TaskDefinition<Total, Void, C.Value, repeat (each D).Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, repeat each dependencies, file: file, line: line,
        body: { (collection: C.Value, values: repeat (each D).Value) async throws -> Total in
            let elements = Array(collection)
            let values = (repeat each values)
            return try await consumedElements(
                count: elements.count, settings, order: order,
                consume: { try await consume($0, repeat each values) },
                work: { outputs in
                    .asynchronous { index, slot in
                        outputs.put(try await body(elements[index], repeat each values), at: slot)
                    }
                })
        }
    ).asMapping()
}

/// Defines a task that calls its body for each element, without further dependencies, and hands the results to a
/// consumer.
@inlinable
public func mapping<Output: Sendable, Total: Sendable, C: Dependency>(
    _ name: String, over collection: C, order: ElementOrder = .index, limit: Int = 64,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element) throws -> Output,
    consume: @escaping @Sendable (ElementResults<Output>) async throws -> Total
) -> TaskDefinition<Total, Void, C.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, file: file, line: line,
        body: { (collection: C.Value) async throws -> Total in
            let elements = Array(collection)
            return try await consumedElements(
                count: elements.count, settings, order: order,
                consume: consume,
                work: { outputs in
                    .synchronous { index, slot in outputs.put(try body(elements[index]), at: slot) }
                })
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element, without further dependencies, and hands the
/// results to a consumer.
@inlinable
public func mapping<Output: Sendable, Total: Sendable, C: Dependency>(
    _ name: String, over collection: C, order: ElementOrder = .index, limit: Int = 16,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element) async throws -> Output,
    consume: @escaping @Sendable (ElementResults<Output>) async throws -> Total
) -> TaskDefinition<Total, Void, C.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, file: file, line: line,
        body: { (collection: C.Value) async throws -> Total in
            let elements = Array(collection)
            return try await consumedElements(
                count: elements.count, settings, order: order,
                consume: consume,
                work: { outputs in
                    .asynchronous { index, slot in outputs.put(try await body(elements[index]), at: slot) }
                })
        }
    ).asMapping()
}
