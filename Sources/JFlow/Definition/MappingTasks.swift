// Each in several shapes: a closure without `await` picks the synchronous one. Those with no further dependency or one,
// which most have, stand beside the pack because their elements then cost half as much and mistakes get better messages.

/// Defines a task that calls its body for each element of a collection, which another task produced.
///
/// ```swift
/// let thumbnails = mapping("thumbnails", over: images, settings, limit: 8) { image, settings in
///     try await image.thumbnail(of: settings.size)
/// }
/// let page = task("page", thumbnails) { thumbnails in Page(thumbnails) }
/// ```
///
/// Its value is the array of outputs, in the order of the elements. For scheduler, cache and slots it is one task.
/// There is no Swift task for each element, so a million of them are no burden. While the run is paused, no element
/// starts; a step starts the task with all its elements. When the task is cancelled, its elements are, and awaited. A
/// further attempt (``TaskDefinition/retry(_:backoff:when:)``) maps the whole collection again; to try single elements
/// again, do so in `body`.
///
/// - Parameters:
///   - name: The task's name, unique in each workflow that it is part of.
///   - collection: The task that produces the elements.
///   - dependencies: Tasks whose values are further arguments of `body`, in order.
///   - limit: The most elements that run at once, at least 1. They are never more than there are threads, as a
///     synchronous body keeps its thread.
///   - failurePolicy: What happens when an element fails: with ``FailurePolicy/stop`` no more elements start, and what
///     runs is cancelled and awaited; with ``FailurePolicy/finish`` all others run first. In both cases the task then
///     fails with a ``MappingFailure``. `mappingResults` keeps the outputs of the others.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
///   - body: The function; called at most once for each element in an attempt, on any thread.
@inlinable
@_disfavoredOverload
public func mapping<Output: Sendable, C: Dependency, each D: Dependency>(
    _ name: String, over collection: C, _ dependencies: repeat each D, limit: Int = 64,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, repeat (each D).Value) throws -> Output
) -> TaskDefinition<[Output], Void, C.Value, repeat (each D).Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, repeat each dependencies, file: file, line: line,
        body: { (collection: C.Value, values: repeat (each D).Value) async throws -> [Output] in
            let elements = Array(collection)
            let values = (repeat each values)
            return try await outputsOfElements(count: elements.count, settings) { outputs in
                .synchronous { index, slot in outputs.put(try body(elements[index], repeat each values), at: slot) }
            }
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element of a collection; see the synchronous overload.
///
/// By default at most 16 elements run at once.
@inlinable
@_disfavoredOverload
public func mapping<Output: Sendable, C: Dependency, each D: Dependency>(
    _ name: String, over collection: C, _ dependencies: repeat each D, limit: Int = 16,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, repeat (each D).Value) async throws -> Output
) -> TaskDefinition<[Output], Void, C.Value, repeat (each D).Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, repeat each dependencies, file: file, line: line,
        body: { (collection: C.Value, values: repeat (each D).Value) async throws -> [Output] in
            let elements = Array(collection)
            let values = (repeat each values)
            return try await outputsOfElements(count: elements.count, settings) { outputs in
                .asynchronous { index, slot in
                    outputs.put(try await body(elements[index], repeat each values), at: slot)
                }
            }
        }
    ).asMapping()
}

/// Defines a task that calls its body for each element of a collection, without further dependencies.
@inlinable
public func mapping<Output: Sendable, C: Dependency>(
    _ name: String, over collection: C, limit: Int = 64,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element) throws -> Output
) -> TaskDefinition<[Output], Void, C.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, file: file, line: line,
        body: { (collection: C.Value) async throws -> [Output] in
            let elements = Array(collection)
            return try await outputsOfElements(count: elements.count, settings) { outputs in
                .synchronous { index, slot in outputs.put(try body(elements[index]), at: slot) }
            }
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element of a collection, without further dependencies.
///
/// By default at most 16 elements run at once.
@inlinable
public func mapping<Output: Sendable, C: Dependency>(
    _ name: String, over collection: C, limit: Int = 16,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element) async throws -> Output
) -> TaskDefinition<[Output], Void, C.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, file: file, line: line,
        body: { (collection: C.Value) async throws -> [Output] in
            let elements = Array(collection)
            return try await outputsOfElements(count: elements.count, settings) { outputs in
                .asynchronous { index, slot in outputs.put(try await body(elements[index]), at: slot) }
            }
        }
    ).asMapping()
}

/// Defines a task that calls its body for each element of a collection, with one further dependency.
@inlinable
public func mapping<Output: Sendable, C: Dependency, D: Dependency>(
    _ name: String, over collection: C, _ dependency: D, limit: Int = 64,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, D.Value) throws -> Output
) -> TaskDefinition<[Output], Void, C.Value, D.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, dependency, file: file, line: line,
        body: { (collection: C.Value, value: D.Value) async throws -> [Output] in
            let elements = Array(collection)
            return try await outputsOfElements(count: elements.count, settings) { outputs in
                .synchronous { index, slot in outputs.put(try body(elements[index], value), at: slot) }
            }
        }
    ).asMapping()
}

/// Defines a task that calls an asynchronous body for each element of a collection, with one further dependency.
@inlinable
public func mapping<Output: Sendable, C: Dependency, D: Dependency>(
    _ name: String, over collection: C, _ dependency: D, limit: Int = 16,
    failurePolicy: FailurePolicy = .stop, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (C.Value.Element, D.Value) async throws -> Output
) -> TaskDefinition<[Output], Void, C.Value, D.Value>
where C.Value: Collection, C.Value.Element: Sendable {
    let settings = ElementSettings(limit: limit, policy: failurePolicy)
    return taskFunction(
        name, plain: Void.self, collection, dependency, file: file, line: line,
        body: { (collection: C.Value, value: D.Value) async throws -> [Output] in
            let elements = Array(collection)
            return try await outputsOfElements(count: elements.count, settings) { outputs in
                .asynchronous { index, slot in outputs.put(try await body(elements[index], value), at: slot) }
            }
        }
    ).asMapping()
}

extension TaskDefinition {
    /// The same task, shown as one that maps a collection.
    @usableFromInline
    func asMapping() -> Self {
        changed { $0.kind = .mapping }
    }
}
