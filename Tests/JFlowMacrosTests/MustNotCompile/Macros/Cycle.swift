import JFlowMacros

// expect-error@+1: circular reference
@Task func chicken(egg: Int = Depends(egg)) -> Int { egg }
@Task func egg(chicken: Int = Depends(chicken)) -> Int { chicken }
