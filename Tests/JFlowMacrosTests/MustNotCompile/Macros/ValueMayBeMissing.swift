import JFlowMacros

@Task func isMember() -> Bool { true }
@Task(.optional) func ads() throws -> Int { 1 }
@Task(.when(isMember)) func discount() -> Int { 1 }
@Task(.when(isMember, otherwise: 0)) func points() -> Int { 1 }
// expect-error@+1: as its '@Task' says '.optional' or '.when': make the type of the parameter an optional
@Task func page(ads: Int = Depends(ads)) -> Int { ads }
@Task func price(
    points: Int = Depends(points),
    // expect-error@+1: as its '@Task' says '.optional' or '.when': make the type of the parameter an optional
    discount: Int = Depends(discount),
    ads: Int? = Depends(ads),

    // expect-error@+1: as its '@Task' says '.optional' or '.when': make the type of the parameter an optional
    _ other: Int = Depends(ads)
) async throws -> Int { discount }
