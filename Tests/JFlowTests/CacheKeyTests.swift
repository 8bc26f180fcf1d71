import Testing

@testable import JFlow

/// What values are kept under.
struct CacheKeyTests {
    private func key(
        _ arguments: CacheKey.Argument..., namespace: String = "", task: String = "page", version: String = "1"
    ) -> CacheKey {
        CacheKey(
            namespace: namespace, task: task, version: version, arguments: arguments,
            parameterNames: ["query", "limit"])
    }

    @Test func theSamePartsMakeTheSameKey() {
        let keys = [key(.init("swift"), .init(10)), key(.init("swift"), .init(10))]
        #expect(keys[0] == keys[1])
        #expect(keys[0].hashValue == keys[1].hashValue)
    }

    @Test func everyPartCounts() {
        let keys = [
            key(.init("swift"), .init(10)), key(.init("swift"), .init(11)), key(.init("Swift"), .init(10)),
            key(.init("swift")), key(), key(.init(10), .init("swift")), key(.init("swift"), .init(10), namespace: "a"),
            key(.init("swift"), .init(10), task: "pages"), key(.init("swift"), .init(10), version: "2"),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func valuesOfDifferentTypesAreDifferentArguments() {
        #expect(CacheKey.Argument(1) != CacheKey.Argument(UInt8(1)))
        #expect(CacheKey.Argument(1) != CacheKey.Argument(Int?.some(1)))
        #expect(CacheKey.Argument(Int?.some(1)) == CacheKey.Argument(Int?.some(1)))
        #expect(CacheKey.Argument([1, 2]) == CacheKey.Argument([1, 2]))
    }

    @Test func theNamesOfParametersDoNotCount() {
        let named = CacheKey(task: "page", version: "", arguments: [.init(1)], parameterNames: ["query"])
        #expect(named == CacheKey(task: "page", version: "", arguments: [.init(1)]))
    }

    @Test func anArgumentIsEncodableWhereItsTypeIs() {
        struct Plain: Hashable, Sendable {}
        #expect(CacheKey.Argument("text").encodable as? String == "text")
        #expect(CacheKey.Argument(Plain()).encodable == nil)
    }

    @Test func aDifferenceNamesEveryPartThatChanged() {
        let old = key(.init("swift"), .init(10))
        let new = key(.init("rust"), .init(10), version: "2")
        #expect(
            new.difference(from: old).description
                == "version changed from “1” to “2”; argument “query” changed from \"swift\" to \"rust\"")
        #expect(new.difference(from: new).parts.isEmpty)
        #expect(key(.init("swift")).difference(from: old).parts == [.argumentCount(from: 2, to: 1)])
    }

    /// A long value is cut short, so that what differs may not be seen.
    @Test func anArgumentWhoseBriefWordsAreTheSameIsSaidToHaveChangedAllTheSame() {
        let difference = key(.init(Array(0...99))).difference(from: key(.init(Array(0...98) + [7])))
        #expect(difference.description == "argument “query” changed")
    }

    @Test func aParameterWithoutANameIsCalledByItsPlace() {
        let (old, new) = (CacheKey.Argument(1), CacheKey.Argument(2))
        let difference = CacheKey(task: "page", version: "", arguments: [old, new])
            .difference(from: CacheKey(task: "page", version: "", arguments: [old, old]))
        #expect(difference.description == "argument “2” changed from 1 to 2")
    }
}
