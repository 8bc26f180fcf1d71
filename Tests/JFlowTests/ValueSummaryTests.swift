import Testing

@testable import JFlow

struct ValueSummaryTests {
    private struct Person {
        let name: String
        let ages: [Int]
    }

    private enum Fruit { case apple, pear(weight: Int) }

    @Test func valuesAreToldAsSwiftWritesThem() {
        #expect(ValueSummary.of(Person(name: "Joe", ages: [1, 2])) == "Person(name: \"Joe\", ages: [1, 2])")
        #expect(ValueSummary.of("text") == "\"text\"")
        #expect(ValueSummary.of(()) == "()")
        #expect(ValueSummary.of(-7) == "-7")
        #expect(ValueSummary.of(UInt8(7)) == "7")
        #expect(ValueSummary.of(0.5) == "0.5")
        #expect(ValueSummary.of(Float(0.5)) == "0.5")
        #expect(ValueSummary.of(true) == "true")
        #expect(ValueSummary.of(Character("x")) == "x")
        #expect(ValueSummary.of("text".prefix(2)) == "\"te\"")
        #expect(ValueSummary.of("value" as String? as Any) == "\"value\"")
        #expect(ValueSummary.of(Int?.none as Any) == "nil")
        #expect(ValueSummary.of((1, "a")) == "(1, \"a\")")
        #expect(ValueSummary.of(Fruit.apple) == "apple")
        #expect(ValueSummary.of(Fruit.pear(weight: 3)) == "pear(weight: 3)")
        #expect(ValueSummary.of(["k": 1]) == "[\"k\": 1]")
        #expect(ValueSummary.of([String: Int]()) == "[:]")
    }

    @Test func longValuesAreCutShort() {
        #expect(ValueSummary.of(Array(0..<1_000_000)) == "[0, 1, 2, 3, 4, 5, … 1000000 in all]")
        #expect(ValueSummary.of(String(repeating: "x", count: 1_000_000)).count == ValueSummary.characterLimit)
        #expect(ValueSummary.of([[[[[1]]]]]) == "[[[…]]]")
    }

    /// A value whose type is known is told without a cast.
    @Test func aSlotTellsItsValueAsEverybodyDoes() {
        func told<Value: Sendable>(_ value: Value) -> String {
            withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { place in
                place.initializeElement(at: 0, to: value)
                defer { place.deinitializeElement(at: 0) }
                return Slot<Value>.brief(at: UnsafeMutableRawPointer(place.baseAddress.unsafelyUnwrapped)).words
            }
        }
        #expect(told(5) == "5")
        #expect(told("text") == "\"text\"")
        #expect(told(false) == "false")
        #expect(told(2.5) == "2.5")
        #expect(told(()) == "()")
        #expect(told([1, 2]) == "[1, 2]")
        #expect(told(String(repeating: "é", count: 79)).count == ValueSummary.characterLimit)
        #expect(told(5 as any Sendable) == "5")
    }

    /// However a value came into the event: from its slot, or out of a recorded one.
    @Test func endsThatTellTheSameAreEqual() {
        func end(_ brief: ValueBrief) -> TaskEnd {
            TaskEnd(state: .done, brief: brief, error: nil, reason: nil, attemptCount: 1)
        }
        for (brief, words) in [
            (ValueBrief(5), "5"), (ValueBrief("text"), "\"text\""), (ValueBrief(()), "()"), (ValueBrief(true), "true"),
        ] {
            #expect(end(brief) == TaskEnd(state: .done, valueSummary: words))
            #expect(end(brief).hashValue == TaskEnd(state: .done, valueSummary: words).hashValue)
        }
        #expect(end(.int(5)) != end(.int(6)))
        #expect(end(.int(5)) != TaskEnd(state: .done, valueSummary: "5", attemptCount: 2))
    }

    /// Events are moved and stored by the million.
    @Test func anEventFitsIntoACacheLine() {
        #expect(MemoryLayout<Event>.stride <= 64)
    }
}
