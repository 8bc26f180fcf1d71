/// Numbers in memory of their own, which live as long as somebody refers to them.
// `@unchecked`: whoever makes the numbers has them alone; what is handed on is only read.
final class PlanMemory<Number: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let numbers: UnsafeMutablePointer<Number>

    init(capacity: Int) {
        numbers = .allocate(capacity: capacity)
    }

    deinit {
        numbers.deallocate()
    }
}
