import WorkOrderEngine

extension DeskCommands {
  func startRound(_ route: String) throws -> Outcome { throw EngineError.unknownRoute(route) }
  func check(_ check: WalkCheck) throws -> Outcome {
    throw EngineError.unknownRound("\(check.round)")
  }
  func finish(_ round: Int64, reasons: [Int64: String]) throws -> Outcome {
    throw EngineError.unknownRound("\(round)")
  }
}

extension DeskQuestions {
  func routes() throws -> [RouteLine] { [] }
  func round(_ id: Int64) throws -> WalkSheet { throw EngineError.unknownRound("\(id)") }
}
