/** `sent`: handed to mail, not yet confirmed by the hub. `dead`: given up for now, alarmed, still tried daily. */
export type DeliveryState = 'pending' | 'sent' | 'delivered' | 'dead';
