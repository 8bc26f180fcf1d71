import Testing

@testable import JFlow

/// Which elements may start and which outputs are handed out, step by step.
struct ElementWindowTests {
    @Test func noMoreStartThanThereAreSlots() {
        var window = ElementWindow(count: 5, slotCount: 2, order: .index)
        #expect(window.claim() == .element(ElementPlace(index: 0, slot: 0)))
        #expect(window.claim() == .element(ElementPlace(index: 1, slot: 1)))
        #expect(window.claim() == .full)
        window.arrived(ElementPlace(index: 1, slot: 1))
        #expect(window.take() == .wait, "the first output is not there")
        window.arrived(ElementPlace(index: 0, slot: 0))
        #expect(window.take() == .output(ElementPlace(index: 0, slot: 0)))
        #expect(window.claim() == .full, "the consumer has the output in the first slot")
        #expect(window.take() == .output(ElementPlace(index: 1, slot: 1)))
        #expect(window.claim() == .element(ElementPlace(index: 2, slot: 0)))
    }

    @Test func whatIsThereWhenItClosesIsHandedOutInOrder() {
        var window = ElementWindow(count: 9, slotCount: 4, order: .index)
        for index in 0..<4 { #expect(window.claim() == .element(ElementPlace(index: index, slot: index))) }
        for index in [3, 0, 1] { window.arrived(ElementPlace(index: index, slot: index)) }
        window.close()
        #expect(window.claim() == .exhausted)
        #expect(window.take() == .output(ElementPlace(index: 0, slot: 0)))
        #expect(window.take() == .output(ElementPlace(index: 1, slot: 1)))
        #expect(window.take() == .end(isWhole: false), "2 will not come, and 3 not before it")
        #expect(window.untakenSlots == [3])
    }

    /// Any order of starts, ends and questions: each output once, in order, in a slot of its own, and at last the end.
    @Test(arguments: [ElementOrder.index, .completion])
    func everyOutputIsHandedOutOnceWhateverTheOrderOfThings(order: ElementOrder) {
        for seed in UInt64(0)..<400 {
            var random = SeededGenerator(seed: seed)
            let count = Int.random(in: 0...20, using: &random)
            let slotCount = Int.random(in: 1...5, using: &random)
            let failing = Set((0..<count).filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
            var window = ElementWindow(count: count, slotCount: slotCount, order: order)
            var running: [ElementPlace] = []
            var full: [ElementPlace] = []
            var taken: [Int] = []
            var steps = 0
            loop: while steps < 2_000 {
                steps += 1
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    guard case .element(let place) = window.claim() else { continue }
                    #expect(!(running + full).contains { $0.slot == place.slot }, "seed \(seed)")
                    running.append(place)
                case 1 where !running.isEmpty:
                    let place = running.remove(at: Int.random(in: 0..<running.count, using: &random))
                    if failing.contains(place.index) {
                        window.failed(place)
                    } else {
                        window.arrived(place)
                        full.append(place)
                    }
                case 2:
                    switch window.take() {
                    case .wait: #expect(order == .index || full.isEmpty, "seed \(seed)")
                    case .end(let isWhole):
                        #expect(isWhole)
                        break loop
                    case .output(let place):
                        #expect(full.contains(place), "seed \(seed)")
                        full.removeAll { $0 == place }
                        taken.append(place.index)
                    }
                default: break
                }
                #expect(running.count + full.count <= slotCount, "seed \(seed)")
            }
            let wanted = (0..<count).filter { !failing.contains($0) }
            #expect(order == .index ? taken == wanted : taken.sorted() == wanted, "seed \(seed)")
            #expect(window.untakenSlots.isEmpty)
        }
    }
}
