// The shapes of `mapping`, for those who want to know what became of each element.

/// Defines a task that calls its body for each element of a collection, and whose value tells which of them failed.
///
/// ```swift
/// let pages = mappingResults("pages", over: urls, limit: 4) { url in try await page(at: url) }
/// let count = task("count", pages) { pages in pages.count { (try? $0.get()) != nil } }
/// ```
///
/// All elements run, and their failures do not fail the task. Everything else is as with `mapping`.
///
/// - Parameters:
///   - name: The task's name, unique in each workflow that it is part of.
///   - collection: The task that produces the elements.
///   - dependencies: Tasks whose values are further arguments of `body`, in order.
///   - limit: The most elements that run at once, at least 1.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
///   - body: The function; called at most once for each element in an attempt, on any thread.
@inlinable
@_disfavoredOverload
public func mappingResults<Output: Sendable, C: Dependency, each D: Dependency>(
    _ name: String, over collection: C, _ dependencies: repeat each D, limit: Int = 64,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, repeat (each D).Value) throws -> Output
) -> TaskDefinition<[Result<Output, any Error>], Void, C.Value, repeat (each D).Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: .finish)
    return taskFunction(
        name, plain: Void.self, collection, repeat each dependencies, file: file, line: line,
        body: { (collection: C.Value, values: repeat (each D).Value) async throws -> [Result<Output, any Error>] in
            let elements = Array(collection)
            let values = (repeat each values)
            return try await resultsOfElements(count: elements.count, settings) { outputs in
                .synchronous { index, slot in
                    outputs.put(.success(try body(elements[index], repeat each values)), at: slot)
                }
            }
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element, and whose value tells which of them failed.
@inlinable
@_disfavoredOverload
public func mappingResults<Output: Sendable, C: Dependency, each D: Dependency>(
    _ name: String, over collection: C, _ dependencies: repeat each D, limit: Int = 16,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, repeat (each D).Value) async throws -> Output
) -> TaskDefinition<[Result<Output, any Error>], Void, C.Value, repeat (each D).Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: .finish)
    return taskFunction(
        name, plain: Void.self, collection, repeat each dependencies, file: file, line: line,
        body: { (collection: C.Value, values: repeat (each D).Value) async throws -> [Result<Output, any Error>] in
            let elements = Array(collection)
            let values = (repeat each values)
            return try await resultsOfElements(count: elements.count, settings) { outputs in
                .asynchronous { index, slot in
                    outputs.put(.success(try await body(elements[index], repeat each values)), at: slot)
                }
            }
        }
    ).asMapping()
}

/// Defines a task that calls its body for each element, without further dependencies, and keeps the failures.
@inlinable
public func mappingResults<Output: Sendable, C: Dependency>(
    _ name: String, over collection: C, limit: Int = 64,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element) throws -> Output
) -> TaskDefinition<[Result<Output, any Error>], Void, C.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: .finish)
    return taskFunction(
        name, plain: Void.self, collection, file: file, line: line,
        body: { (collection: C.Value) async throws -> [Result<Output, any Error>] in
            let elements = Array(collection)
            return try await resultsOfElements(count: elements.count, settings) { outputs in
                .synchronous { index, slot in outputs.put(.success(try body(elements[index])), at: slot) }
            }
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element, without further dependencies, and keeps the
/// failures.
@inlinable
public func mappingResults<Output: Sendable, C: Dependency>(
    _ name: String, over collection: C, limit: Int = 16,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element) async throws -> Output
) -> TaskDefinition<[Result<Output, any Error>], Void, C.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: .finish)
    return taskFunction(
        name, plain: Void.self, collection, file: file, line: line,
        body: { (collection: C.Value) async throws -> [Result<Output, any Error>] in
            let elements = Array(collection)
            return try await resultsOfElements(count: elements.count, settings) { outputs in
                .asynchronous { index, slot in outputs.put(.success(try await body(elements[index])), at: slot) }
            }
        }
    ).asMapping()
}
