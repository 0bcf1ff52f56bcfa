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
