/// What the value store must be able to do with a value whose type it does not know.
@usableFromInline
protocol SlotValue: SendableMetatype {
    static var size: Int { get }
}
