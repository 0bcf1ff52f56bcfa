import ArgumentParser

/// `patrol order …`: work orders.
struct OrderFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: helpText("help.order"),
    subcommands: [
      OrderLog.self, OrderList.self, OrderShow.self, OrderExplain.self, OrderSlip.self,
      OrderDispatch.self, OrderAccept.self, OrderDecline.self, OrderTransfer.self,
      OrderArrive.self, OrderMakeSafe.self, OrderHolding.self, OrderResume.self, OrderAgree.self,
      OrderExtend.self, OrderApprove.self, OrderDeny.self, OrderPrioritize.self,
      OrderCategorize.self, OrderCorrect.self, OrderComplete.self, OrderVerify.self,
      OrderRefuse.self, OrderClose.self, OrderCancel.self, OrderWithdraw.self,
      OrderReopen.self, OrderMarkMajor.self, OrderSight.self, OrderComment.self,
      OrderTell.self, OrderRate.self, OrderUndo.self, OrderRestate.self,
    ])
}

extension OrderFamily {
  /// The subcommand with this word, if it is one of those that scripts call by the hundred.
  ///
  /// The steps beside them are made of generic types, each of which costs two searches through all
  /// conformances of the program when a list names it: a sixth of what `order log` takes with the options
  /// that ``LogRequest/plain(_:)`` leaves to the parser.
  static func quick(_ word: String?) -> (any ParsableCommand.Type)? {
    switch word {
    case "log": OrderLog.self
    case "list": OrderList.self
    case "show": OrderShow.self
    case "comment": OrderComment.self
    case "sight": OrderSight.self
    default: nil
    }
  }
}
