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

    /// A look-up neither makes the key nor an array of all inputs, and must come to the same hash and answer.
    @Test(arguments: [0, 1, 2, 7])
    func whatIsGatheredWhereItLiesIsTheArray(count: Int) {
        expectGathered(Array(0..<count), other: -1)
        expectGathered((0..<count).map { "text \($0)" }, other: "")
        expectGathered((0..<count).map { $0.isMultiple(of: 2) ? $0 : nil }, other: -1)
    }

    private func expectGathered<Element: Hashable & Sendable>(_ array: [Element], other: Element) {
        let stride = MemoryLayout<Element>.stride
        let values = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count + 1)
        defer { values.deallocate() }
        _ = values.initialize(from: array)
        defer { values.baseAddress?.deinitialize(count: array.count) }
        guard let memory = UnsafeMutableRawPointer(values.baseAddress) else { return }
        (0...array.count).map { UInt32($0 * stride) }.withUnsafeBufferPointer { offsets in
            guard let offsets = offsets.baseAddress else { return }
            let frame = TaskFrame(values: memory, offsets: offsets, task: 0)
            var (inPlace, made) = (Hasher(), Hasher())
            [Element].hash(array.count, in: frame, into: &inPlace)
            CacheKey.Argument(array).hash(into: &made)
            #expect(inPlace.finalize() == made.finalize())
            func isEqual(_ argument: CacheKey.Argument) -> Bool {
                [Element].isEqual(array.count, in: frame, to: argument)
            }
            #expect(isEqual(CacheKey.Argument(array)))
            #expect(!isEqual(CacheKey.Argument(array + [other])))
            #expect(!isEqual(CacheKey.Argument(other)))
            for index in array.indices {
                var changed = array
                changed[index] = other
                #expect(!isEqual(CacheKey.Argument(changed)))
            }
        }
    }
}
