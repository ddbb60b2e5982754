package dev.rolewatch.account.storage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class AccountRows implements PanacheRepositoryBase<AccountRow, UUID> {}
