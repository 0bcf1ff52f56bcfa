extension Engine {
  /// The names by which `roles.toml` can permit something: those of all commands, and the rights
  /// that are asked for beside them.
  public static let commandNames = Set(orderedNames)

  /// Those in the order of the lists beneath, some of them more than once.
  static var orderedNames: [String] { commands.map { $0.name } + besideCommands }

  /// Every command; a test finds the one that is missing here.
  static let commands: [any Command.Type] = orders + rounds + handovers + others

  private static let orders: [any Command.Type] = [
    LogDefect.self, SightDefect.self, DispatchOrder.self, AcceptOrder.self, DeclineOrder.self,
    TransferOrder.self, ArriveAtOrder.self, MakeOrderSafe.self, HoldOrder.self, ResumeOrder.self,
    AgreeTime.self, AskExtension.self, DecideExtension.self, PrioritizeOrder.self,
    CategorizeOrder.self, CorrectOrder.self, CompleteOrder.self, VerifyOrder.self,
    RefuseVerification.self, CloseOrder.self, CancelOrder.self, WithdrawOrder.self,
    ReopenOrder.self, MarkMajor.self, AcknowledgeEscalation.self, CommentOrder.self,
    TellReporter.self, RateOrder.self, UndoOrder.self, RestateOrder.self,
  ]

  private static let rounds: [any Command.Type] = [
    PlanRounds.self, StartRound.self, TakeRound.self, AnswerItem.self, PassRest.self,
    SkipStop.self, ExcuseStop.self, FinishRound.self, RecordRound.self, SuspendRoute.self,
    LiftSuspension.self, EndWatch.self, ExtendWatch.self, BringRound.self,
  ]

  private static let handovers: [any Command.Type] = [
    DraftHandover.self, GiveHandover.self, ReceiveHandover.self, RefuseHandover.self,
    RemarkHandover.self,
  ]

  private static let others: [any Command.Type] = [
    ApplyConfiguration.self, MapLogin.self, EnterDuty.self, SetPassphrase.self,
    ClearPassphrase.self, UnlockSignIn.self,
  ]

  /// Asked for beside a command: to bring in a file, and to act in another's name; and the one right to
  /// read.
  private static let besideCommands = ["importOrders", "actFor", ContactReader.right]
}
