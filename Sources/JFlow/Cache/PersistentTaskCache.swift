/// A cache that keeps values outside the program: it is given them with their type, to encode and decode.
///
/// Only tasks whose value is `Codable` are kept, and no errors. A key can be kept where each of its arguments is
/// ``CacheKey/Argument/encodable``; what a cache cannot keep, it does not: it answers `nil`.
///
/// ```swift
/// func value<Value: Codable & Sendable>(for key: CacheKey, as type: Value.Type) async throws -> Value? {
///     guard let name = try fileName(of: key) else { return nil }
///     return try read(name).map { try JSONDecoder().decode(type, from: $0) }
/// }
/// ```
public protocol PersistentTaskCache: TaskCache {
    /// The value kept under `key`, or `nil`. What throws, say because an older value cannot be decoded, is a miss.
    func value<Value: Codable & Sendable>(for key: CacheKey, as type: Value.Type) async throws -> Value?

    /// Keeps `value` under `key`, in place of an earlier one.
    func store<Value: Codable & Sendable>(
        _ value: Value, as type: Value.Type, for key: CacheKey, terms: CacheTerms) async throws
}

extension PersistentTaskCache {
    /// Nothing: a value without a type that can be decoded is not kept.
    public func value(for key: CacheKey) -> (any Sendable)? { nil }

    /// Keeps nothing: a value without a type that can be encoded is let go.
    public func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms) {}
}

/// What a persistent cache must be told of a value whose type is not known; a metatype stands for the type.
protocol PersistentValue: SendableMetatype {
    static func value(for key: CacheKey, in cache: any PersistentTaskCache) async throws -> (any Sendable)?
    static func store(
        _ value: any Sendable, for key: CacheKey, terms: CacheTerms, in cache: any PersistentTaskCache) async throws
}

/// A value that can be encoded.
enum CodableValue<Value: Codable & Sendable>: PersistentValue {
    static func value(for key: CacheKey, in cache: any PersistentTaskCache) async throws -> (any Sendable)? {
        try await cache.value(for: key, as: Value.self)
    }

    static func store(
        _ value: any Sendable, for key: CacheKey, terms: CacheTerms, in cache: any PersistentTaskCache
    ) async throws {
        guard let value = value as? Value else { return }
        try await cache.store(value, as: Value.self, for: key, terms: terms)
    }
}
