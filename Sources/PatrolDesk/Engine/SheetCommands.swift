import WorkOrderEngine

extension DeskCommands {
  func giveSheet(_ giving: SheetGiving) throws -> Outcome { throw EngineError.unknownSheet("") }
  func receiveSheet(_ number: String) throws -> Outcome { throw EngineError.unknownSheet(number) }
  func refuseSheet(_ number: String, reason: String) throws -> Outcome {
    throw EngineError.unknownSheet(number)
  }
}

extension DeskQuestions {
  func sheet() throws -> SheetText { SheetText(number: nil, state: "drafted", lines: []) }
  func difference() throws -> [String] { [] }
}
