-- An operator reads what gateways paid into the bank, newest first, each with the lines of its gateway since the payout before.

create index gateway_movements_payouts on gateway_movements (at desc, id desc) where kind = 'payout';
create index gateway_movements_in_order on gateway_movements (gateway, currency, at, id);
